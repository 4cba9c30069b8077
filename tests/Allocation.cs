namespace PaintSound.Tests;

/// <summary>
/// What a piece of code allocates once it runs. What it allocates itself it allocates every time; the runtime may allocate now
/// and then while it compiles a method anew. So it is played several times, and the leanest time counts.
/// </summary>
internal static class Allocation
{
    private const int Rounds = 10;

    /// <summary>Bytes allocated on this thread by the leanest of several rounds.</summary>
    public static long OfSteady(Action round)
    {
        round();
        var least = long.MaxValue;
        for (var i = 0; i < Rounds && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
