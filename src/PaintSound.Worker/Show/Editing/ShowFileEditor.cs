using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;
using YamlDotNet.Core;

namespace PaintSound.Worker.Show.Editing;

/// <summary>
/// Changes single values of a show file and keeps everything else as its author wrote it: comments, order, blank lines, line ends. It replaces
/// the file at once, and only with one that is valid and has exactly the wanted values. Thread-safe.
/// </summary>
/// <param name="file">Path of the show file.</param>
/// <param name="loaded">The text of the file when the show was loaded; null if it does not matter.</param>
internal sealed class ShowFileEditor(string file, string? loaded = null)
{
    private readonly Lock _lock = new();
    private string? _known = loaded;

    /// <summary>True if somebody changed the file since it was loaded, other than through this editor.</summary>
    /// <exception cref="ShowException">The file is not text in UTF-8 or UTF-16.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the file.</exception>
    public bool IsEdited
    {
        get
        {
            lock (_lock)
            {
                return _known is { } known && ShowFileContent.Read(file).Text != known;
            }
        }
    }

    /// <summary>Changes values. Either all of them are written, or none.</summary>
    /// <param name="edits">The changes.</param>
    /// <param name="check">Throws <see cref="ShowException"/> if the new settings are not those that are wanted; null for no check.</param>
    /// <exception cref="ShowException">
    /// The file is read-only, no longer a valid show file, or would not be valid or not have exactly the new values. Nothing was written.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read or write the file.</exception>
    public void Set(IReadOnlyList<ShowFileEdit> edits, Action<ShowSettings>? check = null)
    {
        lock (_lock)
        {
            var content = ShowFileContent.Read(file);
            var changed = content with { Text = edits.Aggregate(content.Text, YamlText.Apply) };
            if (changed.Text == content.Text)
            {
                return;
            }

            var settings = ShowFile.Parse(changed.Text, file);
            Compare(content.Text, changed.Text, edits);
            check?.Invoke(settings);
            AtomicFile.Replace(file, changed.ToBytes());
            _known = _known == content.Text ? changed.Text : _known;
        }
    }

    /// <summary>Makes sure that nothing but the wanted values changed.</summary>
    private static void Compare(string before, string after, IReadOnlyList<ShowFileEdit> edits)
    {
        var (expected, actual) = (ReadPresent(before), YamlValues.Read(after));
        foreach (var path in edits.Select(edit => YamlValues.PathOf(edit.Path)).ToHashSet(StringComparer.Ordinal))
        {
            Remove(expected, path);
            Remove(actual, path);
        }

        // A mapping that had no keys has one now.
        foreach (var path in expected.Where(value => value.Value == "no keys").Select(value => value.Key).ToArray())
        {
            if (edits.Any(edit => YamlValues.PathOf(edit.Path).StartsWith($"{path}/", StringComparison.Ordinal)))
            {
                expected.Remove(path);
            }
        }

        var (old, values) = (YamlValues.Read(before), YamlValues.Read(after));
        if (expected.Count != actual.Count
            || expected.Any(value => actual.GetValueOrDefault(value.Key) != value.Value)
            || edits.GroupBy(edit => YamlValues.PathOf(edit.Path), StringComparer.Ordinal).Any(key => !HasValue(old, values, key.Key, [.. key])))
        {
            throw new ShowException("it writes these values in a way that PaintSound cannot change without changing others. Change them in an editor.");
        }
    }

    // The new text can be valid where the present one is not: the value that is replaced may have been an alias of nothing.
    private static Dictionary<string, string> ReadPresent(string text)
    {
        try
        {
            return YamlValues.Read(text);
        }
        catch (YamlException e)
        {
            throw new ShowException($"it is no longer valid YAML, line {e.Start.Line} ({e.Message}).", e);
        }
    }

    private static bool HasValue(Dictionary<string, string> before, Dictionary<string, string> after, string path, IReadOnlyList<ShowFileEdit> edits)
    {
        if (edits[^1].Kind == ShowFileEditKind.Set)
        {
            var wanted = YamlValues.Read(edits[^1].Value);
            return wanted.All(value => after.GetValueOrDefault(path + value.Key) == value.Value)
                && after.Count(value => value.Key == path || value.Key.StartsWith($"{path}/", StringComparison.Ordinal)) == wanted.Count;
        }

        var items = edits.Aggregate(ItemsOf(before, path), (list, edit) =>
        {
            var item = $"text {edit.Value}";
            return edit.Kind == ShowFileEditKind.RemoveItem ? [.. list.Where(other => other != item)] : list.Contains(item) ? list : [.. list, item];
        });
        return items.SequenceEqual(ItemsOf(after, path));
    }

    // A document's values are in the order of its text.
    private static string[] ItemsOf(Dictionary<string, string> values, string path) =>
        [.. values.Where(value => value.Key.StartsWith($"{path}/", StringComparison.Ordinal)).Select(value => value.Value)];

    private static void Remove(Dictionary<string, string> values, string path)
    {
        foreach (var key in values.Keys.Where(key => key == path || key.StartsWith($"{path}/", StringComparison.Ordinal)).ToArray())
        {
            values.Remove(key);
        }
    }
}
