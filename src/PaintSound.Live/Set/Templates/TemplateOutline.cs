using System.Buffers;

namespace PaintSound.Live.Set.Templates;

/// <summary>
/// The template of a part of a set's XML, written as an outline. Two spaces are one level. A line is one of
/// <code>
/// Name: text          an element with the attribute Value, which can be empty
/// Name                an element without attributes
/// Name [a=1 b=2]      an element with these attributes
/// Name ~ 1 0 2        a continuous parameter: its value, minimum and maximum
/// Name ! true         a switch
/// Name = 3            a choice
/// Name #              an automation target, which gets a number
/// @name               the elements of a value
/// > Form              the lines of another template
/// </code>
/// and {name} in a text is replaced by a value.
/// </summary>
/// <param name="Lines">The lines, outermost first.</param>
internal sealed record TemplateOutline(IReadOnlyList<TemplateOutlineLine> Lines)
{
    private const int Indent = 2;
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(": [~!=#");

    /// <summary>Reads an outline.</summary>
    /// <param name="text">The lines.</param>
    /// <exception cref="FormatException">A line has another form.</exception>
    public static TemplateOutline Read(string text) => new(
        [.. text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0).Select(ReadLine)]);

    private static TemplateOutlineLine ReadLine(string line)
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
            : throw new FormatException($"'{line}' is not a valid line of an outline.");
    }
}
