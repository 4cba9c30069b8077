using System.Globalization;
using System.Text;

namespace PaintSound.Library.Search;

/// <summary>
/// Texts as a search compares them: without capital letters and without the accents of Latin letters, composed or not. The program runs without the data of
/// cultures, which could take accents off. A character of a script that is written without spaces is a word of its own, so that a part of a title is found.
/// </summary>
internal static class SearchText
{
    private const string Accented = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżžșț";
    private const string Plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijkllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzzst";

    /// <summary>Returns the text in small letters without accents. Letters of other scripts stay; those written without spaces stand apart.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder folded = new(text.Length);
        foreach (var letter in text.Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            if (IsWrittenWithoutSpaces(letter))
            {
                folded.Append(' ').Append(letter).Append(' ');
            }
            else
            {
                folded.Append(Fold(letter));
            }
        }

        return folded.ToString();
    }

    private static char Fold(char letter)
    {
        var small = char.ToLowerInvariant(letter);
        var index = Accented.IndexOf(small, StringComparison.Ordinal);
        return index < 0 ? small : Plain[index];
    }

    /// <summary>Han, Hiragana and Katakana.</summary>
    private static bool IsWrittenWithoutSpaces(char letter) => letter is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');
}
