using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace PaintSound.Media.Windows.Cameras;

/// <summary>
/// A device of a list (COM, objidl.h). The methods up to <see cref="BindToObject"/> are those of IPersist and IPersistStream; they only keep its place in the
/// table of methods.
/// </summary>
[GeneratedComInterface]
[Guid("0000000f-0000-0000-C000-000000000046")]
internal partial interface IMoniker
{
    /// <summary>Not used.</summary>
    void GetClassID();

    /// <summary>Not used.</summary>
    void IsDirty();

    /// <summary>Not used.</summary>
    void Load();

    /// <summary>Not used.</summary>
    void Save();

    /// <summary>Not used.</summary>
    void GetSizeMax();

    /// <summary>Creates the filter of the device. It does not open the device for pictures.</summary>
    [PreserveSig]
    int BindToObject(nint context, nint left, in Guid contract, out nint filter);

    /// <summary>Opens the properties of the device.</summary>
    [PreserveSig]
    int BindToStorage(nint context, nint left, in Guid contract, out IPropertyBag? properties);
}
