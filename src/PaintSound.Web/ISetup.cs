namespace PaintSound.Web;

/// <summary>What the setup page does before a show: frames the canvas, calibrates, and writes into the show file what it found.</summary>
public interface ISetup
{
    /// <summary>How it stands.</summary>
    SetupCard Card { get; }

    /// <summary>How many pictures the camera has given; 0 before the first.</summary>
    long Pictures { get; }

    /// <summary>Copies the camera's whole picture.</summary>
    /// <param name="rgb">Receives <see cref="Core.Sources.Viewfinder.PictureBytes"/> bytes.</param>
    void CopyPicture(Span<byte> rgb);

    /// <summary>Writes the canvas's corners into the show file.</summary>
    /// <param name="corners">x and y of top left, top right, bottom left and bottom right, 0..1.</param>
    /// <returns>What was done, for a person.</returns>
    /// <exception cref="SetupException">They enclose no canvas, or the file cannot be written.</exception>
    string Frame(IReadOnlyList<double> corners);

    /// <summary>Locks the camera's exposure and white balance, or lets them go.</summary>
    /// <returns>What was done, for a person.</returns>
    /// <exception cref="SetupException">This camera or system cannot.</exception>
    Task<string> LockAsync(bool locked, CancellationToken stop);

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

/// <summary>How the setup stands.</summary>
/// <param name="File">The show file's name; its path is nobody's business.</param>
/// <param name="CanFrame">True where there is a camera's picture to frame the canvas in.</param>
/// <param name="CanLock">True where the exposure can be locked from here.</param>
/// <param name="Corners">x and y of the four corners as the show file has them.</param>
public sealed record SetupCard(string File, bool CanFrame, bool CanLock, IReadOnlyList<double> Corners);

/// <summary>The steps of calibrating.</summary>
public enum Measurement
{
    /// <summary>The canvas is blank and nobody stands before it.</summary>
    Blank,

    /// <summary>Nobody touches the canvas.</summary>
    Silence,

    /// <summary>One light stroke.</summary>
    Light,

    /// <summary>One heavy stroke.</summary>
    Heavy,
}
