namespace PaintSound.Core.Brush.Placing;

/// <summary>
/// Decides which places of the brush are reported in a show with microphones and a camera. The microphones tell at once where the brush is; the camera
/// tells seconds later where it was. So the microphones are reported while they are certain, or more certain than the camera of late; the camera is
/// reported if it is more certain than the microphones of late. Thread-safe. Does not allocate.
/// </summary>
public sealed class BrushPlaceChoice
{
    /// <summary>The confidence from which the microphones do not yield to the camera.</summary>
    public const float CertainMicrophones = 0.35f;

    /// <summary>How long a place counts against the other source.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private TimeSpan? _microphonesAt, _cameraAt;
    private float _microphones, _camera;  // the confidence of the last places

    /// <summary>Adds a place from the microphones.</summary>
    /// <param name="position">The place.</param>
    /// <param name="at">Its time.</param>
    /// <returns>True if it is reported.</returns>
    public bool AddMicrophones(in BrushPosition position, TimeSpan at)
    {
        lock (_lock)
        {
            if (position.Confidence < CertainMicrophones && at - _cameraAt < Recent && position.Confidence <= _camera)
            {
                return false;
            }

            (_microphones, _microphonesAt) = (position.Confidence, at);
            return true;
        }
    }

    /// <summary>Adds a place from the camera.</summary>
    /// <param name="position">The place.</param>
    /// <param name="at">Its time.</param>
    /// <returns>True if it is reported.</returns>
    public bool AddCamera(in BrushPosition position, TimeSpan at)
    {
        lock (_lock)
        {
            (_camera, _cameraAt) = (position.Confidence, at);
            return !(at - _microphonesAt < Recent) || position.Confidence > _microphones;
        }
    }
}
