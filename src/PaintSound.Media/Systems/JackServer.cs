using System.Runtime.InteropServices;

namespace PaintSound.Media.Systems;

/// <summary>A short visit to the running JACK server: its ports, its block, a cable from one port to another (JACK's C API, jack.h).</summary>
internal sealed unsafe partial class JackServer : IDisposable
{
    private const string Library = "libjack.so.0";
    private const string AudioType = "32 bit float mono audio";
    private const int NoStartServer = 1;
    private const int AlreadyConnected = 17;
    private readonly nint _client;

    private JackServer(nint client) => _client = client;

    /// <summary>Samples in a block.</summary>
    public int BlockSamples => (int)jack_get_buffer_size(_client);

    /// <summary>Hz.</summary>
    public int SampleRate => (int)jack_get_sample_rate(_client);

    /// <summary>Visits the server that runs; never starts one.</summary>
    /// <exception cref="MediaException">JACK is not installed, or no server runs.</exception>
    public static JackServer Visit()
    {
        try
        {
            // The library writes its complaints to the terminal, where they look like PaintSound's own.
            jack_set_error_function(&Ignore);
            jack_set_info_function(&Ignore);
            var visit = jack_client_open("paintsound-visit", NoStartServer, out _);
            return visit != 0 ? new JackServer(visit) : throw new MediaException("no JACK server is running; start one (for instance with qjackctl)");
        }
        catch (DllNotFoundException e)
        {
            throw new MediaException("JACK is not installed", e);
        }
    }

    /// <summary>Names of the audio ports that give sound, as client:port.</summary>
    public IReadOnlyList<string> Outputs() => Ports(2);

    /// <summary>Names of the audio ports that take sound, as client:port.</summary>
    public IReadOnlyList<string> Inputs() => Ports(1);

    /// <summary>Lays a cable; one that lies already is as good.</summary>
    /// <returns>True where it lies.</returns>
    public bool Connect(string output, string input) => jack_connect(_client, output, input) is 0 or AlreadyConnected;

    /// <inheritdoc/>
    public void Dispose() => _ = jack_client_close(_client);

    private List<string> Ports(uint flags)
    {
        var names = jack_get_ports(_client, null, AudioType, flags);
        List<string> ports = [];
        if (names is null)
        {
            return ports;
        }

        for (var name = names; *name != 0; name++)
        {
            ports.Add(Marshal.PtrToStringUTF8(*name)!);
        }

        jack_free(names);
        return ports;
    }

    [UnmanagedCallersOnly]
    private static void Ignore(byte* message)
    {
    }

    [LibraryImport(Library)]
    private static partial void jack_set_error_function(delegate* unmanaged<byte*, void> function);

    [LibraryImport(Library)]
    private static partial void jack_set_info_function(delegate* unmanaged<byte*, void> function);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint jack_client_open(string name, int options, out int status);

    [LibraryImport(Library)]
    private static partial int jack_client_close(nint client);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint* jack_get_ports(nint client, string? namePattern, string? typePattern, uint flags);

    [LibraryImport(Library)]
    private static partial void jack_free(void* memory);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int jack_connect(nint client, string source, string destination);

    [LibraryImport(Library)]
    private static partial uint jack_get_buffer_size(nint client);

    [LibraryImport(Library)]
    private static partial uint jack_get_sample_rate(nint client);
}
