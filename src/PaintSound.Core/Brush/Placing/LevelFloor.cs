namespace PaintSound.Core.Brush.Placing;

/// <summary>
/// The level of a microphone while the brush rests: the lowest level of late. Falls at once and rises slowly, so that a stroke does not count. Not
/// thread-safe. Does not allocate.
/// </summary>
/// <param name="risePerSecond">How fast it rises, in dB per second.</param>
internal sealed class LevelFloor(float risePerSecond)
{
    private const float Lowest = -90;  // dB: below, a microphone is not connected
    private bool _isKnown;

    /// <summary>The floor in dB relative to full scale.</summary>
    public float Db { get; private set; } = Lowest;

    /// <summary>Adds a level.</summary>
    /// <param name="db">The level in dB relative to full scale.</param>
    /// <param name="seconds">The time that it covers.</param>
    public void Add(float db, float seconds)
    {
        Db = Math.Max(Lowest, _isKnown ? Math.Min(db, Db + (risePerSecond * seconds)) : db);
        _isKnown = true;
    }
}
