namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>Readers that refuse with an exception.</summary>
internal static class Refusal
{
    /// <summary>Returns true if the action ends, false if it refuses with the documented exception. Every other exception goes on.</summary>
    /// <typeparam name="T">The documented exception.</typeparam>
    /// <param name="read">Reads the input.</param>
    public static bool By<T>(Action read)
        where T : Exception
    {
        try
        {
            read();
            return true;
        }
        catch (T e)
        {
            Assert.False(string.IsNullOrWhiteSpace(e.Message));
            return false;
        }
    }
}
