using System.Globalization;

namespace PaintSound.Takes.Storage;

/// <summary>The names of the files of a take.</summary>
internal static class TakeFiles
{
    /// <summary>The head, in the folder of the take.</summary>
    public const string Head = "take.json";

    /// <summary>The copy of the show file.</summary>
    public const string Show = "show.yaml";

    /// <summary>The file that a recorder keeps open and locked as long as it records.</summary>
    public const string Lock = "recording.lock";

    /// <summary>The journal of a part.</summary>
    public const string Journal = "journal.jsonl";

    /// <summary>The brush sound of a part.</summary>
    public const string Brush = "brush.flac";

    /// <summary>The music of a part.</summary>
    public const string Music = "music.flac";

    /// <summary>The frames of the canvas of a part.</summary>
    public const string Canvas = "canvas.frames";

    /// <summary>Opens a file for reading, also while it is recorded.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

    /// <summary>The folder of a part.</summary>
    /// <param name="take">The folder of the take.</param>
    /// <param name="number">From 1.</param>
    public static string Part(string take, int number) => Path.Combine(take, number.ToString("0000", CultureInfo.InvariantCulture));

    /// <summary>The folders of all parts, in order.</summary>
    public static IReadOnlyList<string> Parts(string take) =>
        [.. Directory.EnumerateDirectories(take).Where(folder => Path.GetFileName(folder) is { Length: 4 } name && name.All(char.IsAsciiDigit)).Order(StringComparer.Ordinal)];
}
