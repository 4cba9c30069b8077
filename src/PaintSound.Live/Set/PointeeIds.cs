namespace PaintSound.Live.Set;

/// <summary>
/// Numbers everything in a set that automation and mappings can point at. Live refuses a set where such a number is zero or stands
/// twice.
/// </summary>
internal sealed class PointeeIds
{
    /// <summary>The number that comes next; a set says it, so that Live goes on from there.</summary>
    public int Next { get; private set; } = 1;

    /// <summary>Takes a number.</summary>
    public int Take() => Next++;
}
