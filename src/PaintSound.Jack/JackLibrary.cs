using System.Runtime.InteropServices;

namespace PaintSound.Jack;

/// <summary>The functions and constants of libjack that <see cref="JackClient"/> uses (jack/jack.h, jack/types.h).</summary>
internal static unsafe partial class JackLibrary
{
    public const string Name = "libjack.so.0";
    public const string AudioType = "32 bit float mono audio";
    public const int NoStartServer = 1;
    public const uint PortIsInput = 1;
    public const uint PortIsOutput = 2;
    public const int AlreadyConnected = 17;

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
    public static partial uint jack_get_buffer_size(nint client);

    [LibraryImport(Name)]
    public static partial uint jack_get_sample_rate(nint client);
}
