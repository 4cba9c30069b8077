namespace PaintSound.Worker.Measure;

/// <summary>Milliseconds of one run of each network.</summary>
/// <param name="Picture">The correspondence network's picture tower.</param>
/// <param name="Music">Its sound tower.</param>
/// <param name="Sound">The sound embedding.</param>
internal sealed record NetworkTimes(Spread Picture, Spread Music, Spread Sound);
