namespace PaintSound.Benchmarks.Scenarios;

/// <summary>A click that was played.</summary>
/// <param name="Time">When JACK called for the block that holds its first sample, in ticks of the clock.</param>
/// <param name="Sample">The place of its first sample in the block.</param>
internal readonly record struct Click(long Time, int Sample);
