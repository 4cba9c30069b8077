using System.Buffers;

namespace PaintSound.Live.Set.Templates;

/// <summary>
/// One form of a set's XML, written as an outline. Two spaces a level; a line is one of
/// <code>
/// Name: text          an element with the attribute Value, which may be empty
/// Name                an element without
/// Name [a=1 b=2]      an element with these attributes
/// Name ~ 1 0 2        a continuous parameter: its value, least and most
/// Name ! true         a switch
/// Name = 3            a choice
/// Name #              something to point at, which gets a number
/// @name               elements that are given
/// > Form              the lines of another form
/// </code>
/// and {name} in a text stands for a value that is given.
/// </summary>
/// <param name="Lines">The lines, outermost first.</param>
internal sealed record TemplateOutline(IReadOnlyList<TemplateOutlineLine> Lines)
{
    private const int Indent = 2;
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(": [~!=#");

    /// <summary>Reads an outline.</summary>
    /// <param name="text">The lines.</param>
    /// <exception cref="FormatException">A line is of none of these kinds.</exception>
    public static TemplateOutline Read(string text) => new(
        [.. text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0).Select(Line)]);

    private static TemplateOutlineLine Line(string line)
    {
        var content = line.TrimStart(' ');
        var depth = (line.Length - content.Length) / Indent;
        if (content[0] is '@' or '>')
        {
            return new TemplateOutlineLine(depth, content[0], content[1..].Trim(), "");
        }

        var end = content.AsSpan().IndexOfAny(NameEnd);
        if (end < 0)
        {
            return new TemplateOutlineLine(depth, ' ', content, "");
        }

        var rest = content[end..].TrimStart(' ');
        return end > 0 && ":[~!=#".Contains(rest[0], StringComparison.Ordinal)
            ? new TemplateOutlineLine(depth, rest[0], content[..end], rest[1..].Trim())
            : throw new FormatException($"'{line}' is no line of an outline.");
    }
}
