namespace PaintSound.Models.Sessions;

/// <summary>Checks the lengths of arguments. A span that is too short would leave old values in a bound input.</summary>
internal static class LengthGuard
{
    /// <summary>Throws <see cref="ArgumentException"/> if the length is not the required one.</summary>
    public static void Require(int length, int required, string name)
    {
        if (length != required)
        {
            throw new ArgumentException($"{name} has {length} values, but {required} are needed.", name);
        }
    }
}
