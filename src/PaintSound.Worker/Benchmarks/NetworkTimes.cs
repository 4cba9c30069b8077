namespace PaintSound.Worker.Benchmarks;

/// <summary>Milliseconds of one run of each network.</summary>
/// <param name="Picture">The correspondence network's picture tower.</param>
/// <param name="Music">The correspondence network's sound tower.</param>
/// <param name="Sound">The sound network.</param>
internal sealed record NetworkTimes(Percentiles Picture, Percentiles Music, Percentiles Sound);
