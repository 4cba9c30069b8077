namespace PaintSound.Worker.Outputs;

/// <summary>The positions of modulation targets that another worker sends, while this one follows it. Thread-safe.</summary>
internal sealed class FollowedPositions
{
    private volatile IReadOnlyDictionary<string, double>? _positions;

    /// <summary>True while another worker moves the targets.</summary>
    public bool IsFollowing => _positions is not null;

    /// <summary>Returns the position of a modulation's target, 0..1; null if it is unknown, or if no worker is followed.</summary>
    /// <param name="modulation">The name of the modulation.</param>
    public double? Find(string modulation) => _positions is { } positions && positions.TryGetValue(modulation, out var position) ? position : null;

    /// <summary>Sets the positions of all targets that have moved.</summary>
    /// <param name="positions">By the names of the modulations.</param>
    public void Set(IReadOnlyDictionary<string, double> positions) => _positions = positions;

    /// <summary>Ends: this worker moves the targets itself.</summary>
    public void End() => _positions = null;
}
