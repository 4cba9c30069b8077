using System.CommandLine;

namespace PaintSound.Worker.Commands.Models;

/// <summary><c>paintsound models</c>: commands that list and check networks.</summary>
internal static class ModelsCommand
{
    public static Command Create() => new("models", "List networks, and check your own.")
    {
        ModelsListCommand.Create(),
        ModelsCheckCommand.Create(),
    };
}
