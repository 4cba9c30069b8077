using PaintSound.Media.Devices;

namespace PaintSound.Media.Windows.Cameras;

/// <summary>
/// The settings of a camera on Windows, under the names of Video4Linux, so that one plan locks and restores on both systems. DirectShow has one value and
/// one flag for each setting; Video4Linux has two controls.
/// </summary>
/// <param name="camera">The camera.</param>
/// <param name="name">What the camera is called by the system.</param>
internal sealed class DirectShowControls(IDirectShowCamera camera, string name) : ICameraControls
{
    // Linux, include/uapi/linux/v4l2-controls.h: the exposure mode is 1 for manual and 3 for a camera that chooses the exposure time.
    private static readonly ControlNames[] Names =
    [
        new(CameraProperty.Exposure, "auto_exposure", Manual: 1, Automatic: 3, "exposure_time_absolute"),
        new(CameraProperty.Gain, "gain_automatic", Manual: 0, Automatic: 1, "gain"),
        new(CameraProperty.WhiteBalance, "white_balance_automatic", Manual: 0, Automatic: 1, "white_balance_temperature"),
        new(CameraProperty.Focus, "focus_automatic_continuous", Manual: 0, Automatic: 1, "focus_absolute"),
    ];

    /// <inheritdoc/>
    public string Label => name;

    /// <inheritdoc/>
    public Task<IReadOnlyList<VideoControl>> ReadAsync(CancellationToken stop) => Task.Run<IReadOnlyList<VideoControl>>(
        () =>
        {
            var readings = camera.Read();
            return [.. Names.Where(names => readings.ContainsKey(names.Property)).SelectMany(names => Translate(names, readings[names.Property]))];
        },
        stop);

    /// <inheritdoc/>
    public Task<string?> SetAsync(VideoControlChange change, CancellationToken stop) => Task.Run(() => Set(change), stop);

    private string? Set(VideoControlChange change)
    {
        var names = Names.First(names => change.Name == names.Mode || change.Name == names.Value);
        return change.Name == names.Value ? camera.Set(names.Property, change.Value, automatic: false)
            : camera.Read().TryGetValue(names.Property, out var now) ? camera.Set(names.Property, now.Value, change.Value == names.Automatic)
            : "the camera has it no longer";
    }

    private static IEnumerable<VideoControl> Translate(ControlNames names, CameraPropertyReading reading)
    {
        if (reading.HasAutomatic)
        {
            yield return new VideoControl(names.Mode, reading.IsAutomatic ? names.Automatic : names.Manual);
        }

        yield return new VideoControl(names.Value, reading.Value);
    }

    private sealed record ControlNames(CameraProperty Property, string Mode, int Manual, int Automatic, string Value);
}
