using System.CommandLine;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound session</c>: performances that two or more sites share.</summary>
internal static class SessionCommand
{
    public static Command Create() => new("session", "A performance that two or more sites share: host one, or join one.")
    {
        SessionHostCommand.Create(),
        SessionJoinCommand.Create(),
    };
}
