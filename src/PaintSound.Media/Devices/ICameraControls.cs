namespace PaintSound.Media.Devices;

/// <summary>The settings of one camera, such as its exposure. They can be read and set while another program shows its picture.</summary>
internal interface ICameraControls
{
    /// <summary>What the camera is called by the system. Another camera with the same device name has another one.</summary>
    string Label { get; }

    /// <summary>Reads all settings.</summary>
    /// <exception cref="MediaException">The camera is not there, or does not respond.</exception>
    Task<IReadOnlyList<VideoControl>> ReadAsync(CancellationToken stop);

    /// <summary>Changes one setting.</summary>
    /// <returns>Null if it was granted; the reason if it was refused.</returns>
    /// <exception cref="MediaException">The camera does not respond.</exception>
    Task<string?> SetAsync(VideoControlChange change, CancellationToken stop);
}
