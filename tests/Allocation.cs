namespace PaintSound.Tests;

/// <summary>
/// Measures the bytes that code allocates in steady state. The runtime may allocate now and then, when it compiles a method again, so the
/// code runs several times and the smallest figure counts.
/// </summary>
internal static class Allocation
{
    private const int Rounds = 10;

    /// <summary>Returns the bytes that one call allocates on this thread in steady state.</summary>
    public static long OfSteady(Action action)
    {
        action();
        var min = long.MaxValue;
        for (var i = 0; i < Rounds && min > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            min = Math.Min(min, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return min;
    }
}
