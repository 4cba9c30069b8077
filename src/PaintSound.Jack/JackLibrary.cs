using System.Runtime.InteropServices;

namespace PaintSound.Jack;

/// <summary>The functions and constants of libjack that <see cref="JackClient"/> uses (jack/jack.h, jack/types.h).</summary>
internal static unsafe partial class JackLibrary
{
    public const string Name = "jack";
    public const string AudioType = "32 bit float mono audio";
    public const int NoStartServer = 1;
    public const uint PortIsInput = 1;
    public const uint PortIsOutput = 2;
    public const int AlreadyConnected = 17;
    public const int PlaybackLatency = 1;

    static JackLibrary() => NativeLibrary.SetDllImportResolver(
        typeof(JackLibrary).Assembly, (name, _, _) => name == Name && TryLoad(out var library) ? library : 0);

    // Homebrew's folder is not searched on Macs with Apple's processors.
    private static string[] Files =>
        OperatingSystem.IsWindows() ? ["libjack64.dll"]
        : OperatingSystem.IsMacOS() ? ["libjack.0.dylib", "/opt/homebrew/lib/libjack.0.dylib", "/usr/local/lib/libjack.0.dylib"]
        : ["libjack.so.0"];

    /// <summary>Loads libjack.</summary>
    /// <returns>False if it is not installed.</returns>
    public static bool TryLoad(out nint library)
    {
        foreach (var file in Files)
        {
            if (NativeLibrary.TryLoad(file, out library))
            {
                return true;
            }
        }

        library = 0;
        return false;
    }

    [LibraryImport(Name)]
    public static partial void jack_set_error_function(delegate* unmanaged[Cdecl]<byte*, void> function);

    [LibraryImport(Name)]
    public static partial void jack_set_info_function(delegate* unmanaged[Cdecl]<byte*, void> function);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint jack_client_open(string name, int options, out int status);

    [LibraryImport(Name)]
    public static partial int jack_client_close(nint client);

    [LibraryImport(Name)]
    public static partial int jack_activate(nint client);

    [LibraryImport(Name)]
    public static partial void jack_on_shutdown(nint client, delegate* unmanaged[Cdecl]<nint, void> function, nint argument);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint* jack_get_ports(nint client, string? namePattern, string? typePattern, uint flags);

    [LibraryImport(Name)]
    public static partial void jack_free(void* memory);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int jack_connect(nint client, string source, string destination);

    [LibraryImport(Name)]
    public static partial int jack_set_process_callback(nint client, delegate* unmanaged[Cdecl]<uint, nint, int> function, nint argument);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint jack_port_register(nint client, string name, string type, uint flags, uint bufferSize);

    [LibraryImport(Name)]
    public static partial int jack_set_xrun_callback(nint client, delegate* unmanaged[Cdecl]<nint, int> function, nint argument);

    [LibraryImport(Name)]
    public static partial int jack_set_port_registration_callback(nint client, delegate* unmanaged[Cdecl]<uint, int, nint, void> function, nint argument);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint jack_port_by_name(nint client, string name);

    [LibraryImport(Name)]
    public static partial nint jack_port_name(nint port);

    // Called on the real-time thread; it only returns an address. Without the transition, a garbage collection that begins meanwhile does not hold the thread.
    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial float* jack_port_get_buffer(nint port, uint frames);

    [LibraryImport(Name)]
    public static partial void jack_port_get_latency_range(nint port, int mode, uint* minimumAndMaximum);

    [LibraryImport(Name)]
    public static partial uint jack_frames_since_cycle_start(nint client);

    [LibraryImport(Name)]
    public static partial uint jack_get_buffer_size(nint client);

    [LibraryImport(Name)]
    public static partial uint jack_get_sample_rate(nint client);
}
