using PaintSound.Worker.Show.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PaintSound.Worker.Show.Editing;

/// <summary>A value in the text of a YAML document, with the place of its first and behind its last character.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="End">Index behind the last character; of a block, behind its last value.</param>
/// <param name="Column">The column of the first character, from 0.</param>
internal abstract record YamlSpan(int Start, int End, int Column)
{
    /// <summary>Reads the mapping of a document.</summary>
    /// <param name="text">A YAML document.</param>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    /// <returns>Null if the document is no mapping.</returns>
    public static YamlMappingSpan? Read(string text)
    {
        YamlSource.CheckDepth(text);
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        return parser.TryConsume<DocumentStart>(out _) ? Read(parser, text) as YamlMappingSpan : null;
    }

    private static YamlSpan Read(IParser parser, string text)
    {
        if (parser.TryConsume<MappingStart>(out var mapping))
        {
            var entries = new List<YamlEntrySpan>();
            MappingEnd end;
            while (!parser.TryConsume(out end!))
            {
                entries.Add(new YamlEntrySpan(Read(parser, text), Read(parser, text)));
            }

            var isFlow = mapping.Style == MappingStyle.Flow;
            return new YamlMappingSpan(Index(mapping.Start), isFlow ? Behind('}', end, text) : EndOf(entries.LastOrDefault()?.Value, mapping), ColumnOf(mapping), isFlow, entries);
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = new List<YamlSpan>();
            SequenceEnd end;
            while (!parser.TryConsume(out end!))
            {
                items.Add(Read(parser, text));
            }

            var isFlow = sequence.Style == SequenceStyle.Flow;
            return new YamlSequenceSpan(Index(sequence.Start), isFlow ? Behind(']', end, text) : EndOf(items.LastOrDefault(), sequence), ColumnOf(sequence), isFlow, items);
        }

        return parser.TryConsume<Scalar>(out var scalar)
            ? new YamlScalarSpan(Index(scalar.Start), Index(scalar.End), ColumnOf(scalar), scalar.Value)
            : ReadAlias(parser.Consume<AnchorAlias>());
    }

    private static YamlAliasSpan ReadAlias(AnchorAlias alias) => new(Index(alias.Start), Index(alias.End), ColumnOf(alias));

    // The end event of a block comes with the token behind it.
    private static int EndOf(YamlSpan? last, ParsingEvent start) => last?.End ?? Index(start.Start);

    // The end of the event of a list is the place of its bracket, that of a mapping the place behind it; both begin at the bracket.
    private static int Behind(char bracket, ParsingEvent end, string text) => text.IndexOf(bracket, Index(end.Start)) + 1;

    private static int Index(Mark mark) => (int)mark.Index;

    private static int ColumnOf(ParsingEvent start) => (int)start.Start.Column - 1;
}
