using System.Text.Json;
using System.Text.RegularExpressions;
using PaintSound.Worker.Show.Yaml;
using YamlDotNet.Core;

namespace PaintSound.Worker.Show.Editing;

/// <summary>
/// Changes single values in the text of a YAML document, and leaves every other character as its author wrote it: comments, order, blank
/// lines, line ends. A caller checks the result, because YAML can write a value in more ways than this class knows.
/// </summary>
internal static partial class YamlText
{
    private const string DefaultIndent = "  ";

    /// <summary>Returns the text with a change.</summary>
    /// <exception cref="ShowException">The text is no YAML with keys, or writes the value in a way that cannot be changed.</exception>
    public static string Apply(string text, ShowFileEdit edit)
    {
        var root = Read(text);
        YamlSpan node = root;
        YamlEntrySpan? entry = null;
        for (var depth = 0; depth < edit.Path.Count; depth++)
        {
            if (node is not YamlMappingSpan mapping)
            {
                throw NotChanged(edit, $"'{string.Join(": ", edit.Path.Take(depth))}' is not written as keys with values");
            }

            entry = mapping.Find(edit.Path[depth]);
            if (entry is null)
            {
                return edit.Kind == ShowFileEditKind.RemoveItem ? text : Insert(text, root, mapping, [.. edit.Path.Skip(depth)], NewValue(edit));
            }

            node = entry.Value;
        }

        return edit.Kind == ShowFileEditKind.Set ? Replace(text, entry!, edit.Value)
            : node is YamlSequenceSpan list ? YamlListText.Apply(text, entry!.Key, list, edit)
            : throw NotChanged(edit, "it is not written as a list");
    }

    /// <summary>Returns a text as YAML writes it: with quotation marks if it needs them.</summary>
    public static string Quote(string text) =>
        Plain().IsMatch(text) ? text
        : text.Any(char.IsControl) ? JsonSerializer.Serialize(text)
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Reads the mapping of a document.</summary>
    /// <exception cref="ShowException">The text is no YAML, or no mapping.</exception>
    internal static YamlMappingSpan Read(string text)
    {
        try
        {
            return YamlSpan.Read(text) ?? throw new ShowException("it is no longer a show file.");
        }
        catch (YamlException e)
        {
            throw new ShowException($"it is no longer valid YAML, line {e.Start.Line} ({e.Message}).", e);
        }
    }

    /// <summary>Returns the text with a new line behind the line of a place, with the line end of that line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">A place behind the last character of a value.</param>
    /// <param name="line">The new line; inner line ends are line feeds.</param>
    internal static string AddLine(string text, int place, string line)
    {
        // The place of a text in several lines is behind its line end.
        while (place > 0 && char.IsWhiteSpace(text[place - 1]))
        {
            place--;
        }

        var feed = text.IndexOf('\n', place);
        var end = feed < 0 ? text.Length : feed > 0 && text[feed - 1] == '\r' ? feed - 1 : feed;
        var last = feed < 0 ? text.LastIndexOf('\n') : feed;
        var newLine = last > 0 && text[last - 1] == '\r' ? "\r\n" : "\n";
        return text.Insert(end, newLine + line.ReplaceLineEndings(newLine));
    }

    internal static ShowException NotChanged(ShowFileEdit edit, string reason) =>
        new($"'{string.Join(": ", edit.Path)}' cannot be changed, because {reason}.");

    private static string NewValue(ShowFileEdit edit) => edit.Kind == ShowFileEditKind.AddItem ? $"[{Quote(edit.Value)}]" : edit.Value;

    private static string Replace(string text, YamlEntrySpan entry, string value)
    {
        if (entry.Value is YamlScalarSpan { Value: "" } empty && empty.Start == empty.End)
        {
            return text.Insert(text.IndexOf(':', entry.Key.End) + 1, $" {value}");
        }

        var end = entry.Value.End;
        while (end > entry.Value.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, entry.Value.Start), value, text.AsSpan(end));
    }

    private static string Insert(string text, YamlMappingSpan root, YamlMappingSpan mapping, IReadOnlyList<string> keys, string value)
    {
        if (mapping.IsFlow)
        {
            var entry = $"{string.Join(": {", keys)}: {value}{new string('}', keys.Count - 1)}";
            return mapping.Entries.Count == 0 ? text.Insert(mapping.End - 1, entry) : text.Insert(mapping.Entries[^1].Value.End, $", {entry}");
        }

        var indent = new string(' ', mapping.Entries[0].Key.Column);
        var step = root.Entries.Select(entry => entry.Value).OfType<YamlMappingSpan>().FirstOrDefault(section => !section.IsFlow) is { } first
            ? new string(' ', Math.Max(1, first.Column - root.Column))
            : DefaultIndent;
        var lines = keys.Select((key, depth) => $"{indent}{string.Concat(Enumerable.Repeat(step, depth))}{key}:");
        return AddLine(text, mapping.End, $"{string.Join('\n', lines)} {value}");
    }

    [GeneratedRegex(@"^[\p{L}\p{N}_](?:[\p{L}\p{N}_ .\-]*[\p{L}\p{N}_.\-])?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
