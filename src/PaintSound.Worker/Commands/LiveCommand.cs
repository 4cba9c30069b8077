using System.CommandLine;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound live</c>: what prepares Ableton Live.</summary>
internal static class LiveCommand
{
    public static Command Create() => new("live", "Ableton Live: a set of your library.")
    {
        LiveSetCommand.Create(),
    };
}
