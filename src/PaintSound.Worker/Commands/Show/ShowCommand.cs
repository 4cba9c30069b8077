using System.CommandLine;

namespace PaintSound.Worker.Commands.Show;

/// <summary><c>paintsound show</c>: commands about show files.</summary>
internal static class ShowCommand
{
    public static Command Create() => new("show", "Show files: check one, or print the schema for editors.")
    {
        ShowCheckCommand.Create(),
        ShowSchemaCommand.Create(),
    };
}
