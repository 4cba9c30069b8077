using System.CommandLine;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Commands.Show;

/// <summary><c>paintsound show check SHOW</c>: checks a show file without opening devices, library or ports.</summary>
internal static class ShowCheckCommand
{
    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file." };
        var command = new Command("check", "Check a show file without opening devices. 'paintsound doctor' also checks devices, library and ports.") { show };
        command.SetAction(async (parsed, _) =>
        {
            var file = parsed.GetValue(show)!;
            ShowFile.Read(file);
            await Console.Out.WriteLineAsync($"{file} is valid.");
            return ExitStatus.Done;
        });
        return command;
    }
}
