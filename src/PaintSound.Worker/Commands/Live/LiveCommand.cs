using System.CommandLine;
using PaintSound.Worker.Commands.Input;

namespace PaintSound.Worker.Commands.Live;

/// <summary><c>paintsound live</c>: commands that prepare Ableton Live.</summary>
internal static class LiveCommand
{
    public static Command Create() => new("live", "Ableton Live: write a set of your library, or import the library into the open set.")
    {
        LiveSetCommand.Create(),
        LiveImportCommand.Create(),
        FormerNames.CreateCommand("live", "fill", "import"),
    };
}
