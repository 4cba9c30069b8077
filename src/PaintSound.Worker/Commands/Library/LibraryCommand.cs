using System.CommandLine;

namespace PaintSound.Worker.Commands.Library;

/// <summary><c>paintsound library</c>: commands about the works in a library.</summary>
internal static class LibraryCommand
{
    public static Command Create() => new("library", "Libraries: list the works, show one, remove works, place them on a map, or index their neighbours.")
    {
        LibraryListCommand.Create(),
        LibraryShowCommand.Create(),
        LibraryRemoveCommand.Create(),
        LibraryMapCommand.Create(),
        LibraryNeighboursCommand.Create(),
    };
}
