namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>What a show has changed in one set, with the values from before. Not thread-safe.</summary>
internal sealed class AbletonChanges
{
    /// <summary>The names of all tracks, by which the set is recognised.</summary>
    public IReadOnlyList<string> Tracks { get; set; } = [];

    /// <summary>The values of parameters, in Live's own unit.</summary>
    public Dictionary<LiveParameter, double> Parameters { get; } = [];

    /// <summary>The states of clips.</summary>
    public Dictionary<ClipName, AbletonClipState> Clips { get; } = [];

    /// <summary>True if nothing was changed.</summary>
    public bool IsEmpty => Parameters.Count == 0 && Clips.Count == 0;

    /// <summary>Adds later changes of the same set. The values that are here already are older, and stay.</summary>
    public void Add(AbletonChanges later)
    {
        Tracks = later.Tracks;
        foreach (var (parameter, value) in later.Parameters)
        {
            Parameters.TryAdd(parameter, value);
        }

        foreach (var (clip, state) in later.Clips)
        {
            Clips.TryAdd(clip, state);
        }
    }
}
