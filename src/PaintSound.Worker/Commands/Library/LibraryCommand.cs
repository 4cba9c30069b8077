using System.CommandLine;

namespace PaintSound.Worker.Commands.Library;

/// <summary><c>paintsound library</c>: commands about the works in a library.</summary>
internal static class LibraryCommand
{
    public static Command Create() => new("library", "Libraries: list the works, show one, remove works, or place them on a map.")
    {
        LibraryListCommand.Create(),
        LibraryShowCommand.Create(),
        LibraryRemoveCommand.Create(),
        LibraryMapCommand.Create(),
    };
}
