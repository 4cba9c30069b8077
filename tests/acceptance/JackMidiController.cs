using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PaintSound.Acceptance.Tests;

/// <summary>
/// A simulated MIDI controller: a JACK client with one port, <c>NAME:out</c>, that sends the given messages. Tests that use it must be in
/// the collection <see cref="NonParallelTests"/>.
/// </summary>
internal sealed unsafe class JackMidiController : IDisposable
{
    // jack_options_t: JackNoStartServer and JackServerName; JackPortIsOutput.
    private const int Options = 1 | 4;
    private const ulong Output = 2;
    private readonly ConcurrentQueue<byte[]> _queue = new();
    private readonly nint _client;
    private readonly nint _port;
    private readonly GCHandle _self;

    public JackMidiController(string server, string name)
    {
        var status = 0;
        _client = Open(name, Options, &status, server);
        Assert.True(_client != 0, $"JACK refused the client {name}: status {status}");
        _port = Register(_client, "out", "8 bit raw midi", Output, 0);
        _self = GCHandle.Alloc(this);
        Assert.Equal(0, OnProcess(_client, &Process, GCHandle.ToIntPtr(_self)));
        Assert.Equal(0, Activate(_client));
    }

    /// <summary>Sends messages, one per JACK cycle.</summary>
    /// <param name="messages">The messages in hexadecimal.</param>
    public void Send(params string[] messages)
    {
        foreach (var message in messages)
        {
            _queue.Enqueue(Convert.FromHexString(message));
        }
    }

    public void Dispose()
    {
        Assert.Equal(0, Close(_client));
        _self.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Process(uint frames, nint self)
    {
        var controller = (JackMidiController)GCHandle.FromIntPtr(self).Target!;
        var buffer = Buffer(controller._port, frames);
        Clear(buffer);
        if (controller._queue.TryDequeue(out var message))
        {
            fixed (byte* bytes = message)
            {
                _ = Write(buffer, 0, bytes, (nuint)message.Length);
            }
        }

        return 0;
    }

    private const string Library = "libjack.so.0";

    [DllImport(Library, EntryPoint = "jack_client_open")]
    private static extern nint Open([MarshalAs(UnmanagedType.LPUTF8Str)] string name, int options, int* status, [MarshalAs(UnmanagedType.LPUTF8Str)] string server);

    [DllImport(Library, EntryPoint = "jack_port_register")]
    private static extern nint Register(
        nint client, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string type, ulong flags, ulong size);

    [DllImport(Library, EntryPoint = "jack_set_process_callback")]
    private static extern int OnProcess(nint client, delegate* unmanaged[Cdecl]<uint, nint, int> process, nint self);

    [DllImport(Library, EntryPoint = "jack_activate")]
    private static extern int Activate(nint client);

    [DllImport(Library, EntryPoint = "jack_client_close")]
    private static extern int Close(nint client);

    [DllImport(Library, EntryPoint = "jack_port_get_buffer")]
    private static extern nint Buffer(nint port, uint frames);

    [DllImport(Library, EntryPoint = "jack_midi_clear_buffer")]
    private static extern void Clear(nint buffer);

    [DllImport(Library, EntryPoint = "jack_midi_event_write")]
    private static extern int Write(nint buffer, uint time, byte* data, nuint size);
}
