namespace PaintSound.Media.Systems;

/// <summary>All that differs between Linux, macOS and Windows about ffmpeg, microphones and cameras.</summary>
internal interface ICaptureSystem
{
    /// <summary>The command that installs ffmpeg here.</summary>
    string InstallFfmpeg { get; }

    /// <summary>What a microphone's name begins with, before the colon; the preferred first.</summary>
    IReadOnlyList<string> MicrophoneSchemes { get; }

    /// <summary>What a camera's name begins with, before the colon.</summary>
    IReadOnlyList<string> CameraSchemes { get; }

    /// <summary>Asks the system what there is; what does not answer becomes a remark.</summary>
    Task<DeviceList> ListAsync(Ffmpeg ffmpeg, CancellationToken stop);

    /// <summary>How to open a microphone, asked anew for every attempt.</summary>
    /// <param name="name">Its name, with one of <see cref="MicrophoneSchemes"/>.</param>
    /// <param name="client">What PaintSound is called in a patch bay.</param>
    /// <exception cref="MediaException">It is known beforehand that it cannot be opened.</exception>
    CapturePlan Microphone(DeviceName name, string client);

    /// <summary>How to open a camera.</summary>
    /// <param name="name">Its name, with one of <see cref="CameraSchemes"/>.</param>
    CapturePlan Camera(DeviceName name);
}
