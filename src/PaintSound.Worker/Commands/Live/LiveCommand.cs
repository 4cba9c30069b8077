using System.CommandLine;

namespace PaintSound.Worker.Commands.Live;

/// <summary><c>paintsound live</c>: what prepares Ableton Live.</summary>
internal static class LiveCommand
{
    public static Command Create() => new("live", "Ableton Live: a set of your library, written, or made in the set that is open.")
    {
        LiveSetCommand.Create(),
        LiveImportCommand.Create(),
    };
}
