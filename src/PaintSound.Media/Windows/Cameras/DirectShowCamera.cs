using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;

namespace PaintSound.Media.Windows.Cameras;

/// <summary>
/// Reads and sets a camera through a filter of its own. The filter is in no graph and does not stream, so it does not compete with the program that shows the
/// picture: Windows' dialogs for cameras do the same.
/// </summary>
/// <param name="name">The name of the camera as ffmpeg lists it, or its alternative name.</param>
[SupportedOSPlatform("windows")]
internal sealed partial class DirectShowCamera(string name) : IDirectShowCamera
{
    // DirectShow, strmif.h: CameraControlProperty, VideoProcAmpProperty, and the flags of both.
    private const int Exposure = 4;
    private const int Focus = 6;
    private const int WhiteBalance = 7;
    private const int Gain = 9;
    private const int Automatic = 1;
    private const int Manual = 2;

    private const int InProcess = 1;
    private const int MultiThreaded = 0;
    private const string AlternativeName = "@device_pnp_";

    private static readonly Guid SystemDevices = new("62BE5D10-60EB-11d0-BD3B-00A0C911CE86");
    private static readonly Guid VideoInputs = new("860BB310-5D01-11d0-BD3B-00A0C911CE86");
    private static readonly Guid Unknown = new("00000000-0000-0000-C000-000000000046");

    /// <inheritdoc/>
    public IReadOnlyDictionary<CameraProperty, CameraPropertyReading> Read() => WithFilter(filter =>
    {
        Dictionary<CameraProperty, CameraPropertyReading> readings = [];
        foreach (var property in Enum.GetValues<CameraProperty>())
        {
            if (Read(filter, property) is { } reading)
            {
                readings[property] = reading;
            }
        }

        return readings;
    });

    /// <inheritdoc/>
    public string? Set(CameraProperty property, int value, bool automatic) => WithFilter(filter =>
    {
        var (number, flags) = (NumberOf(property), automatic ? Automatic : Manual);
        int? result = filter switch
        {
            IAMCameraControl control when IsOfCamera(property) => control.Set(number, value, flags),
            IAMVideoProcAmp control when !IsOfCamera(property) => control.Set(number, value, flags),
            _ => null,
        };
        return result switch
        {
            null => "the camera does not have it",
            >= 0 => null,
            { } error => (Marshal.GetExceptionForHR(error)?.Message ?? $"Windows reports 0x{error:X8}").TrimEnd('.', '\r', '\n', ' '),
        };
    });

    private static CameraPropertyReading? Read(object filter, CameraProperty property)
    {
        int number = NumberOf(property), value = 0, flags = 0, range = 0;
        var isKnown = filter switch
        {
            IAMCameraControl control when IsOfCamera(property) =>
                control.GetRange(number, out _, out _, out _, out _, out range) >= 0 && control.Get(number, out value, out flags) >= 0,
            IAMVideoProcAmp control when !IsOfCamera(property) =>
                control.GetRange(number, out _, out _, out _, out _, out range) >= 0 && control.Get(number, out value, out flags) >= 0,
            _ => false,
        };
        return isKnown ? new CameraPropertyReading(value, (flags & Automatic) != 0, (range & Automatic) != 0) : null;
    }

    private static bool IsOfCamera(CameraProperty property) => property is CameraProperty.Exposure or CameraProperty.Focus;

    private static int NumberOf(CameraProperty property) => property switch
    {
        CameraProperty.Exposure => Exposure,
        CameraProperty.Focus => Focus,
        CameraProperty.WhiteBalance => WhiteBalance,
        _ => Gain,
    };

    private T WithFilter<T>(Func<object, T> use)
    {
        // The thread stays in the apartment, as all threads of the pool may, because the objects are released later. It may belong to one already.
        _ = CoInitializeEx(0, MultiThreaded);
        return use(OpenFilter() ?? throw new MediaException($"The camera {name} is not connected, or Windows does not let desktop apps use it (Settings, Privacy & security)."));
    }

    private object? OpenFilter()
    {
        if (CoCreateInstance(SystemDevices, 0, InProcess, typeof(ICreateDevEnum).GUID, out var system) < 0
            || ((ICreateDevEnum)Wrap(system)).CreateClassEnumerator(VideoInputs, out var devices, 0) != 0 || devices is null)
        {
            return null;
        }

        while (devices.Next(1, out var device, out _) == 0 && device is not null)
        {
            if (IsNamed(device) && device.BindToObject(0, 0, Unknown, out var filter) >= 0)
            {
                return Wrap(filter);
            }
        }

        return null;
    }

    private bool IsNamed(IMoniker device)
    {
        if (device.BindToStorage(0, 0, typeof(IPropertyBag).GUID, out var properties) < 0 || properties is null)
        {
            return false;
        }

        return name.StartsWith(AlternativeName, StringComparison.Ordinal)
            ? string.Equals(Read(properties, "DevicePath"), name[AlternativeName.Length..], StringComparison.OrdinalIgnoreCase)
            : Read(properties, "FriendlyName") == name;
    }

    private static unsafe string? Read(IPropertyBag properties, string key)
    {
        ComVariant value = default;
        try
        {
            return properties.Read(key, (nint)(&value), 0) >= 0 && value.VarType == VarEnum.VT_BSTR ? value.As<string>() : null;
        }
        finally
        {
            value.Dispose();
        }
    }

    private static object Wrap(nint pointer)
    {
        try
        {
            return new StrategyBasedComWrappers().GetOrCreateObjectForComInstance(pointer, CreateObjectFlags.UniqueInstance);
        }
        finally
        {
            Marshal.Release(pointer);
        }
    }

    [LibraryImport("ole32.dll")]
    private static partial int CoInitializeEx(nint reserved, int mode);

    [LibraryImport("ole32.dll")]
    private static partial int CoCreateInstance(in Guid type, nint outer, int context, in Guid contract, out nint instance);
}
