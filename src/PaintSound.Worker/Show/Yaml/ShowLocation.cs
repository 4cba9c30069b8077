namespace PaintSound.Worker.Show.Yaml;

/// <summary>A place in a show file, for messages about a value that is found to be wrong after the file was read.</summary>
/// <param name="File">Path of the show file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Key">The key with the keys that contain it, such as <c>choosing: exclude</c>; empty for the whole file.</param>
internal sealed record ShowLocation(string File, long Line, string Key)
{
    /// <summary>The key as messages name it.</summary>
    public string Place => Key.Length == 0 ? "the show" : $"'{Key}'";

    /// <summary>Creates an error about the value at this place.</summary>
    /// <param name="expected">The values that are allowed.</param>
    /// <param name="actual">The value in the file.</param>
    /// <param name="advice">What to write instead, as a continuation of the sentence; may be empty.</param>
    public ShowException Invalid(string expected, string actual, string advice = "") => Error($"{Place} takes {expected}, not '{actual}'{advice}");

    /// <summary>Creates an error at this place.</summary>
    /// <param name="message">What is wrong, without a full stop. It may end with a question.</param>
    public ShowException Error(string message) => new($"{File}, line {Line}: {message}{(message.EndsWith('?') ? string.Empty : ".")}");
}
