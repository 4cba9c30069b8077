namespace PaintSound.Benchmarks.Scenarios;

/// <summary>A packet of sACN that arrived.</summary>
/// <param name="Universe">Its universe.</param>
/// <param name="Time">When it arrived, in ticks of the clock.</param>
internal sealed record PacketArrival(int Universe, long Time);
