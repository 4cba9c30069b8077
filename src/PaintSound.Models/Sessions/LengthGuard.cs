namespace PaintSound.Models.Sessions;

/// <summary>Guards the lengths of what callers hand in: a span too short would leave old values in a bound input.</summary>
internal static class LengthGuard
{
    /// <summary>Throws <see cref="ArgumentException"/> unless the length is the one required.</summary>
    public static void Require(int length, int required, string name)
    {
        if (length != required)
        {
            throw new ArgumentException($"{name} has {length} values, but {required} are needed.", name);
        }
    }
}
