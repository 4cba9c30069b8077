using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Systems;

/// <summary>All that differs between Linux, macOS and Windows about microphones and cameras.</summary>
internal interface ICaptureSystem
{
    /// <summary>What a microphone's name begins with, before the colon; the preferred first.</summary>
    IReadOnlyList<string> MicrophoneSchemes { get; }

    /// <summary>What a camera's name begins with, before the colon.</summary>
    IReadOnlyList<string> CameraSchemes { get; }

    /// <summary>Asks the system what there is; what does not answer becomes a remark.</summary>
    Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop);

    /// <summary>How to open a microphone, asked anew for every attempt.</summary>
    /// <param name="name">Its name, with one of <see cref="MicrophoneSchemes"/>.</param>
    /// <param name="client">What PaintSound is called in a patch bay.</param>
    /// <exception cref="MediaException">It is known beforehand that it cannot be opened.</exception>
    CapturePlan Microphone(DeviceName name, string client);

    /// <summary>A source that captures a microphone without ffmpeg, or null if ffmpeg is to do it.</summary>
    /// <param name="name">Its name, with one of <see cref="MicrophoneSchemes"/>.</param>
    /// <param name="kind">What it stands for.</param>
    /// <param name="time">The session's clock.</param>
    ISoundSource? Sound(DeviceName name, SourceKind kind, TimeProvider time) => null;

    /// <summary>How to open a camera.</summary>
    /// <param name="name">Its name, with one of <see cref="CameraSchemes"/>.</param>
    CapturePlan Camera(DeviceName name);

    /// <summary>True where the exposure of cameras can be locked by a program of this system.</summary>
    bool CanLockExposure => false;

    /// <summary>Locks a camera's exposure and white balance at what they are, or lets them go; only where <see cref="CanLockExposure"/>.</summary>
    /// <param name="name">Its name, with one of <see cref="CameraSchemes"/>.</param>
    /// <param name="locked">True to lock.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">This camera cannot.</exception>
    Task LockExposureAsync(DeviceName name, bool locked, CancellationToken stop) =>
        throw new MediaException("This system cannot lock a camera's exposure: do it with the camera's own buttons or program.");
}
