namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// The values from before the show of what is changed through AbletonOSC, by names. They are kept in a file, so that they are given back at the next start
/// if PaintSound crashes. Not thread-safe.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class AbletonOriginals(AbletonChangesFile file)
{
    // The sets that were changed and were not open since.
    private readonly List<AbletonChanges> _others = [.. file.Read()];
    private AbletonChanges _changes = new();
    private AbletonChanges _restoring = new();
    private bool _isDirty;

    /// <summary>Returns true if the value of a parameter from before the show is known.</summary>
    public bool Has(LiveParameter parameter) => _changes.Parameters.ContainsKey(parameter);

    /// <summary>Returns true if the state of a clip from before the show is known.</summary>
    public bool Has(ClipName clip) => _changes.Clips.ContainsKey(clip);

    /// <summary>Stores the value of a parameter before its first change.</summary>
    public void Add(LiveParameter parameter, double before) => _isDirty |= _changes.Parameters.TryAdd(parameter, before);

    /// <summary>Stores the state of a clip before its first change.</summary>
    public void Add(ClipName clip, AbletonClipState before) => _isDirty |= _changes.Clips.TryAdd(clip, before);

    /// <summary>Sets the names of the tracks, by which the set is recognised at the next start.</summary>
    public void SetTracks(IReadOnlyList<string> tracks)
    {
        if (!tracks.SequenceEqual(_changes.Tracks))
        {
            _changes.Tracks = _restoring.Tracks = tracks;
            _isDirty |= !_changes.IsEmpty || !_restoring.IsEmpty;
        }
    }

    /// <summary>Begins to give everything back.</summary>
    /// <returns>What to give back: call <see cref="Remove(LiveParameter)"/> or <see cref="Remove(ClipName)"/> for each.</returns>
    public AbletonChanges Take()
    {
        _restoring.Add(_changes);
        _changes = new AbletonChanges { Tracks = _changes.Tracks };
        return _restoring;
    }

    /// <summary>Begins to give back what an earlier show left in this set, because it has crashed.</summary>
    /// <returns>What to give back; null if there is nothing.</returns>
    public AbletonChanges? TakeSaved()
    {
        if (_others.FindLast(other => other.Tracks.SequenceEqual(_changes.Tracks)) is not { } saved)
        {
            return null;
        }

        _others.Remove(saved);
        _restoring.Add(saved);
        return _restoring;
    }

    /// <summary>A parameter has its value again, or no longer exists.</summary>
    public void Remove(LiveParameter parameter) => _isDirty |= _restoring.Parameters.Remove(parameter);

    /// <summary>A clip has its state again, or no longer exists.</summary>
    public void Remove(ClipName clip) => _isDirty |= _restoring.Clips.Remove(clip);

    /// <summary>Another set was opened. What was changed in the present one is given back when it is open again.</summary>
    public void Forget()
    {
        foreach (var changes in new[] { _restoring, _changes }.Where(changes => !changes.IsEmpty))
        {
            _others.Add(changes);
        }

        (_changes, _restoring) = (new AbletonChanges(), new AbletonChanges());
    }

    /// <summary>Writes the file, if something has changed. Call it before anything is written to the set.</summary>
    public void Save()
    {
        if (_isDirty)
        {
            _isDirty = false;
            file.Write([.. _others.Append(_restoring).Append(_changes).Where(changes => !changes.IsEmpty)]);
        }
    }
}
