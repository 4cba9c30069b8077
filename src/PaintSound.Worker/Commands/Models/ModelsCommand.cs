using System.CommandLine;

namespace PaintSound.Worker.Commands.Models;

/// <summary><c>paintsound models</c>: the networks that there are, and whether one's own can be used.</summary>
internal static class ModelsCommand
{
    public static Command Create() => new("models", "List networks, and check your own.")
    {
        ModelsListCommand.Create(),
        ModelsCheckCommand.Create(),
    };
}
