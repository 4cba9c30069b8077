namespace PaintSound.Media;

/// <summary>How a camera sends its pictures.</summary>
public enum CameraFormat
{
    /// <summary>Uncompressed pixels. A cable carries fewer of them per second.</summary>
    Raw,

    /// <summary>A JPEG for each picture.</summary>
    Mjpeg,

    /// <summary>Video that is compressed over time, such as H.264: the smallest, with the longest delay.</summary>
    H264,
}
