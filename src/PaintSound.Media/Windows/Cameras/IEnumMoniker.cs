using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace PaintSound.Media.Windows.Cameras;

/// <summary>A list of devices (COM, objidl.h). Only the first method is declared.</summary>
[GeneratedComInterface]
[Guid("00000102-0000-0000-C000-000000000046")]
internal partial interface IEnumMoniker
{
    /// <summary>Reads the next device. The result is 1 at the end.</summary>
    [PreserveSig]
    int Next(int count, out IMoniker? device, out int fetched);
}
