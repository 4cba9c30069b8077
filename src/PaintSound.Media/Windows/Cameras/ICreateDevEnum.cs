using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace PaintSound.Media.Windows.Cameras;

/// <summary>Lists the devices of a kind (DirectShow, strmif.h).</summary>
[GeneratedComInterface]
[Guid("29840822-5B84-11D0-BD3B-00A0C911CE86")]
internal partial interface ICreateDevEnum
{
    /// <summary>Begins a list. There is none, and the result is 1, if no device is there.</summary>
    [PreserveSig]
    int CreateClassEnumerator(in Guid category, out IEnumMoniker? devices, int flags);
}
