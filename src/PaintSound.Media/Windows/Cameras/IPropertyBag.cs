using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace PaintSound.Media.Windows.Cameras;

/// <summary>The name and the path of a device (COM, oaidl.h). Only the first method is declared.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Utf16)]
[Guid("55272A00-42CB-11CE-8135-00AA004BB851")]
internal partial interface IPropertyBag
{
    /// <summary>Reads a property into a VARIANT.</summary>
    [PreserveSig]
    int Read(string name, nint value, nint log);
}
