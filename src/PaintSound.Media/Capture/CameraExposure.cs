using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>Locks a camera's exposure, so that the camera does not brighten its picture while the painting becomes darker.</summary>
public static class CameraExposure
{
    /// <summary>True if PaintSound can lock the exposure of a camera.</summary>
    /// <param name="name">The device name, as listed by <see cref="CaptureDevices.ListAsync"/>.</param>
    public static bool CanLock(string name) => CaptureDevices.IsName(name) && CaptureSystem.Current.CanLockExposure;

    /// <summary>Locks exposure and white balance at their current values, or unlocks them.</summary>
    /// <param name="name">The device name, as listed by <see cref="CaptureDevices.ListAsync"/>.</param>
    /// <param name="locked">True to lock, false to unlock.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The camera or the system does not support it.</exception>
    public static Task LockAsync(string name, bool locked, CancellationToken stop) =>
        CanLock(name)
            ? CaptureSystem.Current.LockExposureAsync(CaptureDevices.Require(name, CaptureSystem.Current.CameraSchemes, "camera"), locked, stop)
            : throw new MediaException($"PaintSound cannot lock the exposure of {name}. Lock it with the camera's own buttons or software.");
}
