using System.Xml;

namespace PaintSound.Core.Works;

/// <summary>Words of people as names: in one line, and such as XML can hold.</summary>
public static class ClipNameText
{
    /// <summary>Leaves out what no XML may hold (control characters, halves of pairs) and makes line breaks spaces.</summary>
    /// <param name="words">Any words.</param>
    /// <returns>The name; empty where nothing is left.</returns>
    public static string Clean(string words)
    {
        var clean = new System.Text.StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            if (i + 1 < words.Length && XmlConvert.IsXmlSurrogatePair(words[i + 1], words[i]))
            {
                clean.Append(words[i]).Append(words[++i]);
            }
            else if (char.IsWhiteSpace(words[i]))
            {
                clean.Append(' ');
            }
            else if (XmlConvert.IsXmlChar(words[i]) && !char.IsControl(words[i]))
            {
                clean.Append(words[i]);
            }
        }

        return clean.ToString().Trim();
    }
}
