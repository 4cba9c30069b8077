namespace PaintSound.Media.Windows.Cameras;

/// <summary>A setting of a camera that DirectShow reaches.</summary>
internal enum CameraProperty
{
    /// <summary>The exposure time, in powers of two of a second.</summary>
    Exposure,

    /// <summary>The gain, in units of the camera.</summary>
    Gain,

    /// <summary>The white balance, as a colour temperature in kelvin.</summary>
    WhiteBalance,

    /// <summary>The focus, as a distance in millimetres.</summary>
    Focus,
}
