using PaintSound.Core.Scheduling;
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

    /// <summary>Returns the plan to open a microphone with ffmpeg. Called for every attempt.</summary>
    /// <param name="name">The name, with one of <see cref="MicrophoneSchemes"/> that <see cref="CreateSoundSource"/> leaves to ffmpeg.</param>
    /// <param name="client">PaintSound's client name in a patch bay.</param>
    /// <param name="channels">The channels that are needed, each as it is; null for a mono mix of all.</param>
    /// <exception cref="MediaException">The microphone cannot be opened.</exception>
    CapturePlan PlanMicrophone(DeviceName name, string client, ChannelSelection? channels);

    /// <summary>Creates a source that captures a microphone without ffmpeg. Returns null if ffmpeg captures it.</summary>
    /// <param name="name">The name, with one of <see cref="MicrophoneSchemes"/>.</param>
    /// <param name="kind">The role of the source: brush, canvas or music.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="channels">The channels to deliver, each as it is; null for a mono mix of all.</param>
    /// <param name="priority">Raises the thread that reads the sound; null if it is not raised.</param>
    ISoundSource? CreateSoundSource(DeviceName name, SourceKind kind, TimeProvider time, ChannelSelection? channels, IThreadPriority? priority) => null;

    /// <summary>Returns the plan to open a camera.</summary>
    /// <param name="name">The name, with one of <see cref="CameraSchemes"/>.</param>
    /// <param name="mode">The mode; null for the camera's own.</param>
    CapturePlan PlanCamera(DeviceName name, CameraMode? mode);

    /// <summary>Lists the modes of a camera that is not open. Empty if the system does not say.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="name">The name, with one of <see cref="CameraSchemes"/>.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The program that lists them does not respond.</exception>
    Task<IReadOnlyList<CameraMode>> ListModesAsync(FfmpegTools ffmpeg, DeviceName name, CancellationToken stop);

    /// <summary>Opens the settings of a camera. Returns null if they are out of reach.</summary>
    /// <param name="name">The name, with one of <see cref="CameraSchemes"/>.</param>
    ICameraControls? OpenCameraControls(DeviceName name) => null;

    /// <summary>Why <see cref="OpenCameraControls"/> returns null, and what to do, in sentences.</summary>
    string NoCameraControls { get; }
}
