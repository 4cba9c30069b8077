using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PaintSound.Jack;

/// <summary>
/// A client of the running JACK server: its ports, its block size, connections between ports, and whether the server has ended
/// (JACK's C API, jack.h). Never starts a server. All members may be called from any thread, except after <see cref="Dispose"/>.
/// </summary>
public sealed unsafe class JackClient : IDisposable
{
    private readonly nint _client;
    private readonly GCHandle _self;
    private volatile bool _serverEnded;

    private JackClient(nint client)
    {
        _client = client;
        _self = GCHandle.Alloc(this);
        JackLibrary.jack_on_shutdown(client, &OnShutdown, GCHandle.ToIntPtr(_self));
    }

    /// <summary>True if libjack is installed on this machine.</summary>
    public static bool IsInstalled
    {
        get
        {
            if (!NativeLibrary.TryLoad(JackLibrary.Name, out var library))
            {
                return false;
            }

            NativeLibrary.Free(library);
            return true;
        }
    }

    /// <summary>Frames in one block.</summary>
    public int BlockSamples => (int)JackLibrary.jack_get_buffer_size(_client);

    /// <summary>Sample rate of the server in Hz.</summary>
    public int SampleRate => (int)JackLibrary.jack_get_sample_rate(_client);

    /// <summary>True once the server has ended. Reported only after <see cref="Activate"/>.</summary>
    public bool ServerEnded => _serverEnded;

    /// <summary>Opens a client on the running server.</summary>
    /// <param name="name">The client's name in the patch bay; JACK appends a number if the name is taken.</param>
    /// <returns>Null if libjack is not installed or no server runs.</returns>
    public static JackClient? Open(string name)
    {
        try
        {
            // libjack prints "no server" and "server ended" to standard error; both are normal here.
            JackLibrary.jack_set_error_function(&Ignore);
            JackLibrary.jack_set_info_function(&Ignore);
            var client = JackLibrary.jack_client_open(name, JackLibrary.NoStartServer, out _);
            return client == 0 ? null : new JackClient(client);
        }
        catch (DllNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Lets the server call this client. Required for <see cref="ServerEnded"/>.</summary>
    public void Activate() => _ = JackLibrary.jack_activate(_client);

    /// <summary>Returns the names of the audio ports that deliver sound, as client:port.</summary>
    public IReadOnlyList<string> ListOutputs() => ListPorts(JackLibrary.PortIsOutput);

    /// <summary>Returns the names of the audio ports that receive sound, as client:port.</summary>
    public IReadOnlyList<string> ListInputs() => ListPorts(JackLibrary.PortIsInput);

    /// <summary>Connects two ports.</summary>
    /// <param name="output">The port that delivers sound.</param>
    /// <param name="input">The port that receives sound.</param>
    /// <returns>True if the ports are now connected, including if they already were.</returns>
    public bool Connect(string output, string input) =>
        JackLibrary.jack_connect(_client, output, input) is 0 or JackLibrary.AlreadyConnected;

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = JackLibrary.jack_client_close(_client);
        _self.Free();
    }

    private List<string> ListPorts(uint flags)
    {
        var names = JackLibrary.jack_get_ports(_client, null, JackLibrary.AudioType, flags);
        List<string> ports = [];
        if (names is null)
        {
            return ports;
        }

        for (var name = names; *name != 0; name++)
        {
            ports.Add(Marshal.PtrToStringUTF8(*name)!);
        }

        JackLibrary.jack_free(names);
        return ports;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnShutdown(nint self) => ((JackClient)GCHandle.FromIntPtr(self).Target!)._serverEnded = true;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(byte* message)
    {
    }
}
