using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace PaintSound.Media.Windows.Cameras;

/// <summary>Exposure and focus of a camera (DirectShow, strmif.h).</summary>
[GeneratedComInterface]
[Guid("C6E13370-30AC-11d0-A18C-00A0C9118956")]
internal partial interface IAMCameraControl
{
    /// <summary>Reads the range of a property, and whether it can be automatic.</summary>
    [PreserveSig]
    int GetRange(int property, out int minimum, out int maximum, out int step, out int standard, out int flags);

    /// <summary>Sets a property.</summary>
    [PreserveSig]
    int Set(int property, int value, int flags);

    /// <summary>Reads a property.</summary>
    [PreserveSig]
    int Get(int property, out int value, out int flags);
}
