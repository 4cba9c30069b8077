using System.Globalization;

namespace PaintSound.Web.Library;

/// <summary>
/// Texts as a search compares them: without capital letters and without the accents of Latin letters, composed or not. The program runs without the data of
/// cultures, which could take accents off.
/// </summary>
internal static class SearchText
{
    private const string Accented = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżžșț";
    private const string Plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijkllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzzst";

    /// <summary>Returns the text in small letters without accents. Letters of other scripts stay.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark).Select(Fold));
    }

    private static char Fold(char letter)
    {
        var small = char.ToLowerInvariant(letter);
        var index = Accented.IndexOf(small, StringComparison.Ordinal);
        return index < 0 ? small : Plain[index];
    }
}
