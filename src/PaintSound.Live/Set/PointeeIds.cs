namespace PaintSound.Live.Set;

/// <summary>
/// Creates the numbers of all elements in a set that automation and mappings can point at. Live refuses a set if such a number is zero or
/// not unique.
/// </summary>
internal sealed class PointeeIds
{
    /// <summary>The next number. The set contains it, so that Live continues from there.</summary>
    public int Next { get; private set; } = 1;

    /// <summary>Returns a new number.</summary>
    public int Take() => Next++;
}
