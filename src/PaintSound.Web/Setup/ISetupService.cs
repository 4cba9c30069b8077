using PaintSound.Core.Sources;

namespace PaintSound.Web.Setup;

/// <summary>The functions of the setup page before a show: sets the corners of the canvas, calibrates, and saves the results in the show file.</summary>
public interface ISetupService
{
    /// <summary>The current setup.</summary>
    SetupDto Info { get; }

    /// <summary>The number of pictures that the camera has delivered; 0 before the first.</summary>
    long FrameCount { get; }

    /// <summary>Copies the whole picture of the camera.</summary>
    /// <param name="rgb">Receives <see cref="CameraPreview.PictureBytes"/> bytes.</param>
    void CopyPicture(Span<byte> rgb);

    /// <summary>Saves the corners of the canvas in the show file.</summary>
    /// <param name="corners">x and y of top left, top right, bottom left and bottom right, 0..1.</param>
    /// <returns>A message with the result.</returns>
    /// <exception cref="SetupException">The corners do not enclose a canvas, or the file cannot be written.</exception>
    string SetCorners(IReadOnlyList<double> corners);

    /// <summary>Finds the canvas in the picture of the camera. Changes nothing.</summary>
    /// <exception cref="SetupException">There is no picture, no canvas in it, or no OpenCV. The message says what to do.</exception>
    FoundCornersDto FindCanvas();

    /// <summary>Locks exposure, gain, white balance and focus of the camera, or gives it its own settings back.</summary>
    /// <returns>A message with the result.</returns>
    /// <exception cref="SetupException">The camera or the operating system does not support it.</exception>
    Task<string> LockExposureAsync(bool locked, CancellationToken stop);

    /// <summary>The contact microphones as they are now, and the check with taps.</summary>
    MicrophonesDto Microphones { get; }

    /// <summary>Begins the check of the cables: a person taps beside each microphone, in their order.</summary>
    /// <exception cref="SetupException">There is only one microphone.</exception>
    void StartTaps();

    /// <summary>Takes one measurement, which lasts six seconds; of the loudspeakers, a minute.</summary>
    /// <param name="measurement">The measurement.</param>
    /// <param name="stop">Cancels the measurement.</param>
    /// <returns>A message with the reading.</returns>
    /// <exception cref="SetupException">The reading is not plausible; the message says what to change.</exception>
    Task<string> MeasureAsync(Measurement measurement, CancellationToken stop);

    /// <summary>Saves the measurements in the show file.</summary>
    /// <returns>A message with the result.</returns>
    /// <exception cref="SetupException">A measurement is missing, or the file cannot be written.</exception>
    string Save();
}
