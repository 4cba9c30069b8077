using System.Xml;

namespace PaintSound.Core.Works;

/// <summary>Cleans text for names: one line, and only characters that XML allows.</summary>
public static class ClipNameText
{
    /// <summary>Removes characters that XML does not allow (control characters, unpaired surrogates) and replaces line breaks by spaces.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The name; empty if no character is left.</returns>
    public static string Clean(string text)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                clean.Append(' ');
            }
            else if (XmlConvert.IsXmlChar(text[i]) && !char.IsControl(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString().Trim();
    }
}
