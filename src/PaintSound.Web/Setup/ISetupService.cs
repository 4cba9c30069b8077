using PaintSound.Core.Sources;

namespace PaintSound.Web.Setup;

/// <summary>What the setup page does before a show: frames the canvas, calibrates, and writes into the show file what it found.</summary>
public interface ISetupService
{
    /// <summary>How it stands.</summary>
    SetupDto Info { get; }

    /// <summary>How many pictures the camera has given; 0 before the first.</summary>
    long FrameCount { get; }

    /// <summary>Copies the camera's whole picture.</summary>
    /// <param name="rgb">Receives <see cref="CameraPreview.PictureBytes"/> bytes.</param>
    void CopyPicture(Span<byte> rgb);

    /// <summary>Writes the canvas's corners into the show file.</summary>
    /// <param name="corners">x and y of top left, top right, bottom left and bottom right, 0..1.</param>
    /// <returns>What was done, for a person.</returns>
    /// <exception cref="SetupException">They enclose no canvas, or the file cannot be written.</exception>
    string SetCorners(IReadOnlyList<double> corners);

    /// <summary>Locks the camera's exposure and white balance, or lets them go.</summary>
    /// <returns>What was done, for a person.</returns>
    /// <exception cref="SetupException">This camera or system cannot.</exception>
    Task<string> LockExposureAsync(bool locked, CancellationToken stop);

    /// <summary>Takes one measurement; it lasts a few seconds.</summary>
    /// <param name="measurement">Which.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What was found, for a person.</returns>
    /// <exception cref="SetupException">What was seen or heard cannot be right; the message says what to change.</exception>
    Task<string> MeasureAsync(Measurement measurement, CancellationToken stop);

    /// <summary>Writes what was measured into the show file.</summary>
    /// <returns>What was done, for a person.</returns>
    /// <exception cref="SetupException">Something was not measured yet, or the file cannot be written.</exception>
    string Save();
}
