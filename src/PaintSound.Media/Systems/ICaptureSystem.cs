using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Systems;

/// <summary>Access to microphones and cameras on one operating system.</summary>
internal interface ICaptureSystem
{
    /// <summary>Schemes of microphone names (the part before the colon), the preferred one first.</summary>
    IReadOnlyList<string> MicrophoneSchemes { get; }

    /// <summary>Schemes of camera names (the part before the colon).</summary>
    IReadOnlyList<string> CameraSchemes { get; }

    /// <summary>Lists the devices. A part of the system that does not respond becomes a note.</summary>
    Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop);

    /// <summary>Returns the plan to open a microphone. Called for every attempt.</summary>
    /// <param name="name">The name, with one of <see cref="MicrophoneSchemes"/>.</param>
    /// <param name="client">PaintSound's client name in a patch bay.</param>
    /// <exception cref="MediaException">The microphone cannot be opened.</exception>
    CapturePlan PlanMicrophone(DeviceName name, string client);

    /// <summary>Creates a source that captures a microphone without ffmpeg. Returns null if ffmpeg captures it.</summary>
    /// <param name="name">The name, with one of <see cref="MicrophoneSchemes"/>.</param>
    /// <param name="kind">The role of the source: brush, canvas or music.</param>
    /// <param name="time">The session clock.</param>
    ISoundSource? CreateSoundSource(DeviceName name, SourceKind kind, TimeProvider time) => null;

    /// <summary>Returns the plan to open a camera.</summary>
    /// <param name="name">The name, with one of <see cref="CameraSchemes"/>.</param>
    CapturePlan PlanCamera(DeviceName name);

    /// <summary>True if this system can lock the exposure of cameras.</summary>
    bool CanLockExposure => false;

    /// <summary>Locks a camera's exposure and white balance at their current values, or unlocks them. Requires <see cref="CanLockExposure"/>.</summary>
    /// <param name="name">The name, with one of <see cref="CameraSchemes"/>.</param>
    /// <param name="locked">True to lock, false to unlock.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The camera does not support it.</exception>
    Task LockExposureAsync(DeviceName name, bool locked, CancellationToken stop) =>
        throw new MediaException("PaintSound cannot lock a camera's exposure on this system. Lock it with the camera's own buttons or software.");
}
