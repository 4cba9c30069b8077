using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PaintSound.Midi;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound run SHOW.yaml</c>: a live performance.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file." };
        var command = new Command("run", "A live performance, until Ctrl+C or the end of the recordings.") { show };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(show)!, stop));
        return command;
    }

    private static async Task<int> RunAsync(string file, CancellationToken stop)
    {
        var show = ShowFile.Read(file);
        var messages = new MessageBuffer(PerformanceFactory.WriteError);
        var host = Composition.ForShow(file, show, messages, Console.Out, TimeProvider.System).Build();
        var factory = host.Services.GetRequiredService<PerformanceFactory>();
        show.RequireCollections(factory.Control.Collections);

        // A track that the library does not have is an error of the show file: say it before a device is opened.
        host.Services.GetService<GridNotes>();
        if (factory.Warning is { } warning)
        {
            messages.Write(warning);
        }

        foreach (var loss in await PerformanceHost.RunAsync(host, stop))
        {
            await Console.Error.WriteLineAsync($"{loss.Count} {loss.What}.");
        }

        return ExitStatus.Done;
    }
}
