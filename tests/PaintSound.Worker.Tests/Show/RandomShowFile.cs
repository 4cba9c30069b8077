using FsCheck;
using FsCheck.Fluent;

namespace PaintSound.Worker.Tests.Show;

/// <summary>Random show files as people write them: comments anywhere, blank lines, block and flow layout, any order, either line end.</summary>
internal static class RandomShowFile
{
    private static readonly Gen<string> Comment = Gen.Elements("", "", "", "   # loud: {not a value}", " # café [1, 2] 'x", "\t# 🎨 gate: 0.9");

    private static readonly Gen<string> Between = Gen.Elements("", "", "", "\n", "# between: 1\n", "    # - deeper\n", "\n\n# two\n# lines\n");

    /// <summary>The files. Collections are <c>own</c>, <c>composers</c> and <c>it's late</c>, modulations <c>wash</c> and <c>dub echo</c>.</summary>
    public static Gen<string> Files { get; } =
        from sections in Sections
        from behind in Gen.Elements("", "# end", "# end\n", "\n\n")
        from begin in Gen.Elements("", "# Our show\n", "---\n")
        from newLine in Gen.Elements("\n", "\r\n")
        select (begin + string.Concat(sections) + behind).Replace("\n", newLine, StringComparison.Ordinal);

    private static Gen<string[]> Sections =>
        from choosing in Optional(Section("choosing", Entries(
            ("gate", Gen.Elements("0.2", "'0.01'", "1e-2")), ("dwell", Gen.Elements("4", "2.5")), ("follow", Gen.Constant("0.5")), ("distance", Gen.Elements("paper", "\"weighed\"")),
            ("silence", Gen.Constant("any")))))
        from projection in Optional(Section("projection", Entries(("blend", Gen.Elements("mix", "screen")), ("canvas", Gen.Constant("1")), ("fade", Gen.Elements("3", "0.25")))))
        from congruity in Optional(Section("congruity", Entries(("smoothing", Gen.Constant("2")))))
        from modulations in Modulations
        from shuffled in Gen.Shuffle(new[] { "library: lib\n", "brush: {simulated: 1}\n", "canvas:\n  simulated: 1\n", choosing, projection, congruity, modulations })
        from notes in Between.ArrayOf(7)
        select shuffled.Zip(notes, (section, note) => note + section).ToArray();

    private static Gen<string> Modulations =>
        from depth in Gen.Elements("", "    depth: 0.5   # half\n")
        from flow in Gen.Elements("", ", depth: 0.25")
        from note in Comment
        select $"modulations:{note}\n  wash:\n    source: brightness\n{depth}    # to the desk\n    target: {{osc: 127.0.0.1:9000, address: /wash}}\n"
            + $"  dub echo: {{source: brush-level{flow}, target: {{osc: 127.0.0.1:9000, address: /echo}}}}\n";

    private static Gen<string> Optional(Gen<string> section) => Gen.Frequency((3, section), (1, Gen.Constant("")));

    private static Gen<string> Section(string name, Gen<KeyValuePair<string, string>[]> entries) =>
        from chosen in entries
        from excluded in Gen.SubListOf("own", "composers", "it's late")
        from isFlow in Gen.Elements(true, false)
        from isFlowList in Gen.Elements(true, false)
        from indent in Gen.Elements("  ", "    ")
        from comments in Comment.ArrayOf(10)
        from notes in Between.ArrayOf(10)
        select Write(name, chosen, name == "choosing" ? [.. excluded] : [], isFlow, isFlowList, indent, comments, notes);

    private static Gen<KeyValuePair<string, string>[]> Entries(params (string Key, Gen<string> Value)[] keys) =>
        from values in Gen.CollectToArray(keys, key => key.Value)
        from count in Gen.Choose(1, keys.Length)
        from order in Gen.Shuffle(Enumerable.Range(0, keys.Length).ToArray())
        select order.Take(count).Select(i => KeyValuePair.Create(keys[i].Key, values[i])).ToArray();

    private static string Write(
        string name, KeyValuePair<string, string>[] entries, string[] excluded, bool isFlow, bool isFlowList, string indent, string[] comments, string[] notes)
    {
        var items = excluded.Select(item => item.Contains('\'', StringComparison.Ordinal) ? "'it''s late'" : item).ToArray();
        if (isFlow)
        {
            var list = items.Length > 0 ? $", exclude: [{string.Join(", ", items)}]" : "";
            return $"{name}: {{{string.Join(", ", entries.Select(entry => $"{entry.Key}: {entry.Value}"))}{list}}}{comments[0]}\n";
        }

        var lines = entries.Select((entry, i) => $"{notes[i]}{indent}{entry.Key}: {entry.Value}{comments[i]}\n");
        var block = items.Length == 0 ? ""
            : isFlowList ? $"{indent}exclude: [{string.Join(" , ", items)}]{comments[8]}\n"
            : $"{indent}exclude:{comments[8]}\n{string.Concat(items.Select((item, i) => $"{notes[7 - i]}{indent}- {item}{comments[7 - i]}\n"))}";
        return $"{name}:{comments[9]}\n{string.Concat(lines)}{block}";
    }
}
