using System.Text.RegularExpressions;

namespace PaintSound.Worker.Spelling;

/// <summary>Recognises numbers that were written with a decimal comma.</summary>
internal static partial class DecimalComma
{
    /// <summary>What to write instead, to be added to a message; empty if the text is not a number with a decimal comma.</summary>
    /// <param name="text">A text where a number is expected, such as <c>0,5</c>.</param>
    public static string Advise(string? text) =>
        text is not null && Number().IsMatch(text) ? $": write {text.Replace(',', '.')}, with a point" : string.Empty;

    /// <summary>
    /// What to write instead, if a list has twice as many items as it should, because YAML separates the items of a list by commas:
    /// <c>[0,5, 0,8]</c> has four. Empty if it is something else.
    /// </summary>
    /// <param name="items">The items; null for one that is no text.</param>
    /// <param name="expected">How many numbers the list should have.</param>
    public static string Advise(IReadOnlyList<string?> items, int expected) =>
        items.Count == 2 * expected && items.All(item => item is not null && Part().IsMatch(item))
            ? $": write [{string.Join(", ", items.Chunk(2).Select(pair => $"{pair[0]}.{pair[1]}"))}], with points"
            : string.Empty;

    /// <summary>Whether a text consists of digits only, as the part of a number behind its comma.</summary>
    public static bool IsFraction(string text) => Digits().IsMatch(text);

    [GeneratedRegex(@"^[+-]?[0-9]*,[0-9]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("^-?[0-9]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Part();

    [GeneratedRegex("^[0-9]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();
}
