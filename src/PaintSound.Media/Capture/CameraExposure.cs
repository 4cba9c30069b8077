using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>Keeps a camera from following the light: a painting that grows darker must not make it open up.</summary>
public static class CameraExposure
{
    /// <summary>Whether the exposure of a camera can be locked from here.</summary>
    /// <param name="name">The device as <see cref="CaptureDevices.ListAsync"/> names it.</param>
    public static bool CanLock(string name) => CaptureDevices.IsName(name) && CaptureSystem.Here.CanLockExposure;

    /// <summary>Locks exposure and white balance at what they are now, or lets them go.</summary>
    /// <param name="name">The device as <see cref="CaptureDevices.ListAsync"/> names it.</param>
    /// <param name="locked">True to lock.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">This camera, or this system, cannot.</exception>
    public static Task LockAsync(string name, bool locked, CancellationToken stop) =>
        CanLock(name)
            ? CaptureSystem.Here.LockExposureAsync(CaptureDevices.Require(name, CaptureSystem.Here.CameraSchemes, "camera"), locked, stop)
            : throw new MediaException($"The exposure of {name} cannot be locked from here: do it with the camera's own buttons or program.");
}
