namespace PaintSound.Worker.Commands.Output;

/// <summary>Makes one line of a text with names of files, which may contain any character.</summary>
internal static class OneLine
{
    /// <summary>Returns the text with control characters as <c>\x0A</c>.</summary>
    public static string Of(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? $"\\x{(int)letter:X2}" : letter.ToString()));
}
