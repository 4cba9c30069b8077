namespace PaintSound.Worker.Show.Editing;

/// <summary>Adds and removes items of a list in the text of a YAML document. Comments beside and between the items stay.</summary>
internal static class YamlListText
{
    /// <summary>Returns the text with one item more or less.</summary>
    /// <param name="text">The document.</param>
    /// <param name="key">The key of the list.</param>
    /// <param name="list">The list.</param>
    /// <param name="edit">The change.</param>
    public static string Apply(string text, YamlSpan key, YamlSequenceSpan list, ShowFileEdit edit)
    {
        var index = list.Items.ToList().FindIndex(item => item is YamlScalarSpan scalar && scalar.Value == edit.Value);
        return (edit.Kind, index) switch
        {
            (ShowFileEditKind.AddItem, < 0) => list.IsFlow ? AddToFlow(text, list, edit.Value) : AddToBlock(text, list, edit),
            (ShowFileEditKind.RemoveItem, >= 0) => list.IsFlow ? RemoveFromFlow(text, list, index, edit) : RemoveFromBlock(text, key, list, index, edit),
            _ => text,
        };
    }

    private static string AddToFlow(string text, YamlSequenceSpan list, string item) => list.Items.Count == 0
        ? text.Insert(list.End - 1, YamlText.Quote(item))
        : text.Insert(list.Items[^1].End, $", {YamlText.Quote(item)}");

    private static string AddToBlock(string text, YamlSequenceSpan list, ShowFileEdit edit)
    {
        var dash = FindDash(text, list.Items[^1], edit);
        var line = text.LastIndexOf('\n', dash) + 1;
        return YamlText.AddLine(text, list.End, $"{new string(' ', dash - line)}- {YamlText.Quote(edit.Value)}");
    }

    private static string RemoveFromFlow(string text, YamlSequenceSpan list, int index, ShowFileEdit edit)
    {
        var item = list.Items[index];
        if (list.Items.Count == 1)
        {
            var behind = SkipSpace(text, item.End);
            return text.Remove(item.Start, (text[behind] == ',' ? behind + 1 : item.End) - item.Start);
        }

        // The comma goes with the item: the one before it, or behind the first item.
        var comma = SkipSpace(text, index > 0 ? list.Items[index - 1].End : item.End);
        if (text[comma] != ',')
        {
            throw YamlText.NotChanged(edit, "a comment is written before a comma");
        }

        var (from, to) = index > 0 ? (comma + 1, item.Start) : (comma + 1, list.Items[1].Start);
        if (string.IsNullOrWhiteSpace(text[from..to]) && !text[from..to].Contains('\n', StringComparison.Ordinal))
        {
            return index > 0 ? text.Remove(comma, item.End - comma) : text.Remove(item.Start, to - item.Start);
        }

        return index > 0
            ? text.Remove(item.Start, item.End - item.Start).Remove(comma, 1)
            : text.Remove(comma, 1).Remove(item.Start, item.End - item.Start);
    }

    private static string RemoveFromBlock(string text, YamlSpan key, YamlSequenceSpan list, int index, ShowFileEdit edit)
    {
        var item = list.Items[index];
        var dash = FindDash(text, item, edit);
        var feed = text.IndexOf('\n', item.End);
        var rest = text[item.End..(feed < 0 ? text.Length : feed)];
        var line = text.LastIndexOf('\n', dash) + 1;
        string removed;
        if (rest.TrimStart().StartsWith('#'))
        {
            removed = text.Remove(dash, item.End + (rest.Length - rest.TrimStart().Length) - dash);
        }
        else
        {
            removed = feed < 0 ? text[..(line > 1 && text[line - 2] == '\r' ? line - 2 : line - 1)] : text.Remove(line, feed + 1 - line);
        }

        return list.Items.Count > 1 ? removed : removed.Insert(removed.IndexOf(':', key.End) + 1, " []");
    }

    private static int FindDash(string text, YamlSpan item, ShowFileEdit edit)
    {
        var dash = item.Start - 1;
        while (dash > 0 && text[dash] == ' ')
        {
            dash--;
        }

        return text[dash] == '-' ? dash : throw YamlText.NotChanged(edit, "its items are not written in one line each");
    }

    private static int SkipSpace(string text, int place)
    {
        while (char.IsWhiteSpace(text[place]))
        {
            place++;
        }

        return place;
    }
}
