namespace PaintSound.Fuzz.Tests;

/// <summary>Gives a target many damaged inputs, and counts.</summary>
internal static class FuzzRun
{
    /// <summary>Runs. Fails at the first input that throws or allocates too much, with the input in hexadecimal.</summary>
    /// <param name="target">What is read.</param>
    /// <param name="count">The number of inputs.</param>
    /// <param name="seed">The seed of the inputs.</param>
    public static FuzzResult Run(FuzzTarget target, int count, int seed)
    {
        // Every valid input is accepted: otherwise the run would test nothing.
        foreach (var valid in target.Seeds)
        {
            Assert.True(target.Read(target.Repair(valid)), $"{target.Name}: a valid input was refused: {Convert.ToHexString(valid)}");
        }

        Mutator mutator = new(target, seed);
        long accepted = 0, most = 0;
        for (var i = 0; i < count; i++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var input = mutator.Next();
            var before = GC.GetAllocatedBytesForCurrentThread();
            accepted += Read(target, input) ? 1 : 0;
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            most = Math.Max(most, allocated);
            Assert.True(
                allocated <= target.MaxAllocation + (100L * input.Length),
                $"{target.Name}: {allocated} bytes were allocated for an input of {input.Length} bytes: {Convert.ToHexString(input)}");
        }

        return new FuzzResult(count, accepted, most);
    }

    private static bool Read(FuzzTarget target, byte[] input)
    {
        try
        {
            return target.Read(input);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{target.Name} threw {e.GetType().Name}: {e.Message} for {Convert.ToHexString(input)}", e);
        }
    }
}
