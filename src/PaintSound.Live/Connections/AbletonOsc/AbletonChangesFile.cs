using System.Text.Json;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The file of what shows have changed through AbletonOSC and did not give back yet. It does not exist if there is nothing.</summary>
/// <param name="path">The path; null to keep nothing.</param>
/// <param name="report">Called with a sentence, once for each problem.</param>
internal sealed class AbletonChangesFile(string? path, Action<string> report)
{
    private const int MaxSets = 16;
    private string? _problem;

    /// <summary>Returns the sets of the file; none if it does not exist or is damaged.</summary>
    public IReadOnlyList<AbletonChanges> Read()
    {
        if (path is null || !File.Exists(path))
        {
            return [];
        }

        try
        {
            var saved = JsonSerializer.Deserialize<SavedSet?[]>(File.ReadAllBytes(path)) ?? [];
            return [.. saved.OfType<SavedSet>().Select(set => set.ToChanges()).Where(changes => !changes.IsEmpty)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Report($"PaintSound cannot read {path} ({e.Message.TrimEnd('.')}): what an earlier show changed in the set is not given back.");
            return [];
        }
    }

    /// <summary>Replaces the file in one step, or deletes it if there is nothing.</summary>
    public void Write(IReadOnlyList<AbletonChanges> sets)
    {
        if (path is null)
        {
            return;
        }

        try
        {
            if (sets.Count == 0)
            {
                File.Delete(path);
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var draft = path + ".new";
            File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(sets.TakeLast(MaxSets).Select(SavedSet.From).ToArray()));
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report($"PaintSound cannot write {path} ({e.Message.TrimEnd('.')}): after a crash, the set is not given back.");
        }
    }

    private void Report(string sentence)
    {
        if (sentence != _problem)
        {
            _problem = sentence;
            report(sentence);
        }
    }

    private sealed record SavedParameter(string Track, string Device, string Name, double Value);

    private sealed record SavedClip(string Track, string Title, Dictionary<string, double> Values);

    private sealed record SavedSet(string?[]? Tracks, SavedParameter?[]? Parameters, SavedClip?[]? Clips)
    {
        public static SavedSet From(AbletonChanges changes) => new(
            [.. changes.Tracks],
            [.. changes.Parameters.Select(pair => new SavedParameter(pair.Key.Track, pair.Key.Device, pair.Key.Name, pair.Value))],
            [.. changes.Clips.Select(pair => new SavedClip(pair.Key.Track, pair.Key.Title, new Dictionary<string, double>(pair.Value.Values)))]);

        // Entries that are damaged are left out.
        public AbletonChanges ToChanges()
        {
            var changes = new AbletonChanges { Tracks = [.. (Tracks ?? []).OfType<string>()] };
            foreach (var parameter in (Parameters ?? []).OfType<SavedParameter>().Where(parameter => parameter is { Track: not null, Device: not null, Name: not null }))
            {
                changes.Parameters[new LiveParameter(parameter.Track, parameter.Device, parameter.Name)] = parameter.Value;
            }

            foreach (var clip in (Clips ?? []).OfType<SavedClip>().Where(clip => clip is { Track: not null, Title: not null, Values: not null }))
            {
                var state = new AbletonClipState(clip.Values);
                if (state.IsExcerptKnown)
                {
                    changes.Clips[new ClipName(clip.Track, clip.Title)] = state;
                }
            }

            return changes;
        }
    }
}
