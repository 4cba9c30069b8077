using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PaintSound.Jack;

/// <summary>
/// A client of the running JACK server: its ports, its block size, connections between ports, ports that deliver or receive sound, late blocks, and whether
/// the server has ended (JACK's C API, jack.h). Never starts a server. All members may be called from any thread, except after <see cref="Dispose"/>.
/// </summary>
public sealed unsafe class JackClient : IDisposable
{
    private readonly nint _client;
    private readonly GCHandle _self;
    private volatile bool _serverEnded;
    private long _lateBlocks;
    private JackFill? _fill;
    private nint _output;
    private JackRead? _read;
    private nint[] _inputs = [];

    private JackClient(nint client)
    {
        _client = client;
        _self = GCHandle.Alloc(this);
        JackLibrary.jack_on_shutdown(client, &OnShutdown, GCHandle.ToIntPtr(_self));
        _ = JackLibrary.jack_set_xrun_callback(client, &OnLateBlock, GCHandle.ToIntPtr(_self));
        _ = JackLibrary.jack_set_port_registration_callback(client, &OnPort, GCHandle.ToIntPtr(_self));
    }

    /// <summary>Raised when the server has ended, and when a port of any client came or went. On a thread of JACK on which its functions must not be called.</summary>
    public event Action? Changed;

    /// <summary>True if libjack is installed on this machine.</summary>
    public static bool IsInstalled
    {
        get
        {
            if (!JackLibrary.TryLoad(out var library))
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

    /// <summary>The times that the server or a client was late, so that sound was lost (xruns). Counted only after <see cref="Activate"/>.</summary>
    public long LateBlocks => Interlocked.Read(ref _lateBlocks);

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

    /// <summary>Adds a port that delivers sound. Call once, before <see cref="Activate"/>.</summary>
    /// <param name="name">The name of the port.</param>
    /// <param name="fill">Called for every block, on the real-time thread of JACK; must neither block, nor allocate, nor throw.</param>
    /// <returns>The whole name, as client:port; null if the server refused.</returns>
    public string? AddOutput(string name, JackFill fill)
    {
        _fill = fill;
        _output = Register(name, JackLibrary.PortIsOutput);
        return SetProcess() && _output != 0 ? GetName(_output) : null;
    }

    /// <summary>Adds ports that receive sound. Call once, before <see cref="Activate"/>.</summary>
    /// <param name="names">The names of the ports, at least one.</param>
    /// <param name="read">Called for every block, on the real-time thread of JACK; must neither block, nor allocate, nor throw.</param>
    /// <returns>The whole names, as client:port; null if the server refused.</returns>
    public IReadOnlyList<string>? AddInputs(IReadOnlyList<string> names, JackRead read)
    {
        ArgumentNullException.ThrowIfNull(names);
        nint[] inputs = [.. names.Select(name => Register(name, JackLibrary.PortIsInput))];
        if (inputs.Contains(0))
        {
            return null;
        }

        (_read, _inputs) = (read, inputs);
        return SetProcess() ? [.. inputs.Select(GetName)] : null;
    }

    /// <summary>Lets the server call this client. Required for everything that the server reports, and for sound.</summary>
    public void Activate() => _ = JackLibrary.jack_activate(_client);

    /// <summary>Returns the names of the audio ports that deliver sound, as client:port.</summary>
    public IReadOnlyList<string> ListOutputs() => ListPorts(JackLibrary.PortIsOutput);

    /// <summary>Returns the names of the audio ports that receive sound, as client:port.</summary>
    public IReadOnlyList<string> ListInputs() => ListPorts(JackLibrary.PortIsInput);

    /// <summary>True if a port of this name exists.</summary>
    /// <param name="name">The name, as client:port.</param>
    public bool HasPort(string name) => JackLibrary.jack_port_by_name(_client, name) != 0;

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

    private nint Register(string name, uint flags) => JackLibrary.jack_port_register(_client, name, JackLibrary.AudioType, flags, 0);

    private static string GetName(nint port) => Marshal.PtrToStringUTF8(JackLibrary.jack_port_name(port))!;

    private bool SetProcess() => JackLibrary.jack_set_process_callback(_client, &OnProcess, GCHandle.ToIntPtr(_self)) == 0;

    private void Process(uint frames)
    {
        _read?.Invoke(new JackInputs(_inputs, (int)frames));
        if (_fill is not null)
        {
            Fill(_fill, frames);
        }
    }

    private void Fill(JackFill fill, uint frames)
    {
        // The name of the latency says "playback": how long sound takes from this port to the loudspeaker.
        var latency = stackalloc uint[2];
        JackLibrary.jack_port_get_latency_range(_output, JackLibrary.PlaybackLatency, latency);
        var delay = (int)latency[1] - (int)JackLibrary.jack_frames_since_cycle_start(_client);
        fill(new Span<float>(JackLibrary.jack_port_get_buffer(_output, frames), (int)frames), SampleRate, delay);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnProcess(uint frames, nint self)
    {
        ((JackClient)GCHandle.FromIntPtr(self).Target!).Process(frames);
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnShutdown(nint self)
    {
        var client = (JackClient)GCHandle.FromIntPtr(self).Target!;
        client._serverEnded = true;
        client.Changed?.Invoke();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnLateBlock(nint self)
    {
        Interlocked.Increment(ref ((JackClient)GCHandle.FromIntPtr(self).Target!)._lateBlocks);
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnPort(uint port, int isNew, nint self) => ((JackClient)GCHandle.FromIntPtr(self).Target!).Changed?.Invoke();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(byte* message)
    {
    }
}
