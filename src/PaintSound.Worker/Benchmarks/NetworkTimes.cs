namespace PaintSound.Worker.Benchmarks;

/// <summary>Milliseconds of one run of each network.</summary>
/// <param name="Picture">The correspondence network's picture tower.</param>
/// <param name="Music">Its sound tower.</param>
/// <param name="Sound">The sound embedding.</param>
internal sealed record NetworkTimes(Percentiles Picture, Percentiles Music, Percentiles Sound);
