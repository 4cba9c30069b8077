namespace PaintSound.Media.Windows.Cameras;

/// <summary>The settings of one camera through DirectShow. Every call looks for the camera anew. For one thread at a time.</summary>
internal interface IDirectShowCamera
{
    /// <summary>Reads all settings that the camera has.</summary>
    /// <exception cref="MediaException">The camera is not there.</exception>
    IReadOnlyDictionary<CameraProperty, CameraPropertyReading> Read();

    /// <summary>Sets a value, or lets the camera adjust it.</summary>
    /// <param name="property">A setting that the camera has.</param>
    /// <param name="value">The value, in units of the property.</param>
    /// <param name="automatic">True if the camera adjusts it by itself from now on.</param>
    /// <returns>Null if it was granted; the reason if it was refused.</returns>
    /// <exception cref="MediaException">The camera is not there.</exception>
    string? Set(CameraProperty property, int value, bool automatic);
}
