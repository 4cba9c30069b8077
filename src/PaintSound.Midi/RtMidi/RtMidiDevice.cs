using System.Text;
using PaintSound.Midi.Ports;

namespace PaintSound.Midi.RtMidi;

/// <summary>An RtMidi object for input or output. Not thread-safe.</summary>
internal sealed unsafe class RtMidiDevice : IDisposable
{
    // RtMidi's numbers for the systems, in the order of MidiSystemKind: UNIX_JACK, LINUX_ALSA, MACOSX_CORE, WINDOWS_MM.
    private static ReadOnlySpan<byte> Apis => [3, 2, 1, 4];

    private const uint QueueLength = 1024;
    private readonly RtMidiLibrary _library;
    private readonly bool _isInput;
    private RtMidiLibrary.Device* _device;

    /// <summary>Creates the object.</summary>
    /// <param name="library">The RtMidi library.</param>
    /// <param name="kind">The MIDI system.</param>
    /// <param name="client">The client name that other programs see.</param>
    /// <param name="isInput">True for input, false for output.</param>
    /// <param name="withClock">Whether an input delivers the messages of the MIDI clock.</param>
    /// <exception cref="MidiException">The system does not answer.</exception>
    public RtMidiDevice(RtMidiLibrary library, MidiSystemKind kind, string client, bool isInput, bool withClock = false)
    {
        (_library, _isInput) = (library, isInput);
        fixed (byte* name = Utf8(client))
        {
            _device = isInput ? library.InCreate(Apis[(int)kind], name, QueueLength) : library.OutCreate(Apis[(int)kind], name);
        }

        if (_device->Ok == 0)
        {
            // RtMidi created no object. Freeing it would crash.
            _device = null;
            throw new MidiException($"{kind.DisplayName} refuses PaintSound's connection.");
        }

        if (isInput)
        {
            // Receive system exclusive; ignore active sensing, and mostly the clock.
            library.InIgnore(_device, 0, (byte)(withClock ? 0 : 1), 1);
        }
    }

    /// <summary>Returns the names of the ports that it can be connected to.</summary>
    public IReadOnlyList<string> ListPorts()
    {
        var names = new string[Check(_library.GetPortCount(_device)) ?? 0];
        for (var i = 0u; i < names.Length; i++)
        {
            names[i] = GetName(i);
        }

        return names;
    }

    /// <summary>Connects to a port.</summary>
    /// <returns>False if the system refused.</returns>
    public bool Open(int port, string name)
    {
        fixed (byte* portName = Utf8(name))
        {
            _library.OpenPort(_device, (uint)port, portName);
        }

        return Check(true) is not null;
    }

    /// <summary>Creates a port that other programs can connect to.</summary>
    /// <returns>False if the system refused.</returns>
    public bool CreatePort(string name)
    {
        fixed (byte* portName = Utf8(name))
        {
            _library.OpenVirtualPort(_device, portName);
        }

        return Check(true) is not null;
    }

    /// <summary>Sends a message.</summary>
    /// <returns>False if the system refused.</returns>
    public bool Send(ReadOnlySpan<byte> message)
    {
        fixed (byte* bytes = message)
        {
            return _library.OutSend(_device, bytes, message.Length) >= 0 && Check(true) is not null;
        }
    }

    /// <summary>Reads a message; see <see cref="IMidiIn.Read"/>.</summary>
    public int Read(Span<byte> message)
    {
        var length = (nuint)message.Length;
        fixed (byte* bytes = message)
        {
            _library.InRead(_device, bytes, &length);
        }

        return length <= (nuint)message.Length ? (int)length : 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_device != null)
        {
            _library.ClosePort(_device);
            (_isInput ? _library.InFree : _library.OutFree)(_device);
            _device = null;
        }
    }

    private string GetName(uint port)
    {
        var length = 0;
        _library.GetPortName(_device, port, null, &length);
        var bytes = new byte[Math.Max(length, 1)];
        fixed (byte* buffer = bytes)
        {
            _library.GetPortName(_device, port, buffer, &length);
        }

        return Encoding.UTF8.GetString(bytes.AsSpan(0, bytes.Length - 1));
    }

    /// <summary>Returns the result of a call, or null if it failed. RtMidi does not reset its flag.</summary>
    private T? Check<T>(T result)
        where T : struct
    {
        var ok = _device->Ok != 0;
        _device->Ok = 1;
        return ok ? result : null;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
