using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PaintSound.Midi.Ports;

/// <summary>
/// Watches the JACK server that our ports live in, through a client of its own: RtMidi does not notice that the server has ended, and
/// once its buffer is full it would wait for ever. libjack forgets the clients of a dead server when it meets a new one, so all of
/// ours are to be closed before any is opened again; that is counted here.
/// </summary>
internal sealed unsafe class JackServer : IDisposable
{
    // jack_options_t: JackNoStartServer. Whoever performs starts the server, not we.
    private const int NoStart = 1;
    private readonly nint _library;
    private readonly nint _client;
    private readonly GCHandle _self;
    private volatile bool _ended;
    private int _ports;

    private JackServer(nint library, nint client)
    {
        (_library, _client) = (library, client);
        _self = GCHandle.Alloc(this);
        ((delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, void>, nint, void>)NativeLibrary.GetExport(library, "jack_on_shutdown"))(
            client, &End, GCHandle.ToIntPtr(_self));
        ((delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "jack_activate"))(client);
    }

    /// <summary>True while the server runs.</summary>
    public bool IsThere => !_ended;

    /// <summary>How many ports of ours are open in it.</summary>
    public int Ports => Volatile.Read(ref _ports);

    /// <summary>True where a JACK server runs now.</summary>
    public static bool Runs
    {
        get
        {
            using var server = Find();
            return server is not null;
        }
    }

    /// <summary>Visits the server.</summary>
    /// <returns>Null where none runs.</returns>
    public static JackServer? Find()
    {
        if (!NativeLibrary.TryLoad("libjack.so.0", out var library))
        {
            return null;
        }

        // libjack writes to standard error what is no error to us: that there is no server, or no longer.
        var hush = (nint)(delegate* unmanaged[Cdecl]<nint, void>)&Hush;
        ((delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "jack_set_error_function"))(hush);
        ((delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "jack_set_info_function"))(hush);
        fixed (byte* name = "PaintSound-watch\0"u8)
        {
            var client = ((delegate* unmanaged[Cdecl]<byte*, int, int*, nint>)NativeLibrary.GetExport(library, "jack_client_open"))(name, NoStart, null);
            return client == 0 ? null : new JackServer(library, client);
        }
    }

    /// <summary>A port was opened in it.</summary>
    public void Enter() => Interlocked.Increment(ref _ports);

    /// <summary>A port was closed.</summary>
    public void Leave() => Interlocked.Decrement(ref _ports);

    /// <inheritdoc/>
    public void Dispose()
    {
        ((delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(_library, "jack_client_close"))(_client);
        _self.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void End(nint self) => ((JackServer)GCHandle.FromIntPtr(self).Target!)._ended = true;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Hush(nint message)
    {
    }
}
