using System.CommandLine;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Usearch;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Commands.Library;

/// <summary><c>paintsound library neighbours</c>: builds the index of neighbours of a very large library.</summary>
internal static class LibraryNeighboursCommand
{
    public static Command Create()
    {
        var folder = CommonOptions.Library();
        var again = new Option<bool>("--new") { Description = "Build the index anew. Default: one that fits the library stays." };
        var models = CommonOptions.Models();
        var json = CommonOptions.Json();
        var command = new Command(
            "neighbours",
            "Build an index for 'More like this' in libraries of more than a million excerpts. It finds nearly all neighbours. Without it, all excerpts are compared.")
        {
            folder, again, models, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var result = await BuildAsync(parsed.GetValue(folder)!, parsed.GetValue(models)!, parsed.GetValue(again), stop);
            CommandOutput.Write(result, parsed.GetValue(json), output => output.WriteLine(Describe(result)));
            return ExitStatus.Done;
        });
        return command;
    }

    private static async Task<NeighboursResult> BuildAsync(string library, IReadOnlyList<string> models, bool isNew, CancellationToken stop)
    {
        using var networks = NetworkLoader.Open(models);
        var excerpts = WorkLibrary.Open(library).LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest);
        SoundNeighbours neighbours = new(excerpts, new UsearchStore());
        if (neighbours.IsBuilt && !isNew)
        {
            return new NeighboursResult(excerpts.Count, Seconds: null);
        }

        var start = TimeProvider.System.GetTimestamp();
        await Progress.ShowAsync("Index of neighbours", report => Task.Run(
            () =>
            {
                neighbours.Build(new FractionProgress(report, "excerpts"), stop);
                return true;
            },
            stop));
        return new NeighboursResult(excerpts.Count, Math.Round(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 1));
    }

    private static string Describe(NeighboursResult result) => result.Seconds is { } seconds
        ? $"The index of neighbours has {Quantity.Of(result.Excerpts, "excerpt")}. It took {seconds:0.#} s."
        : "The library has its index of neighbours. --new builds it anew.";

    private sealed record NeighboursResult(int Excerpts, double? Seconds);
}
