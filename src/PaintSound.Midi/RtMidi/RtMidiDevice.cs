using System.Text;
using PaintSound.Midi.Ports;

namespace PaintSound.Midi.RtMidi;

/// <summary>One RtMidi object, for input or for output, and the ports that it sees.</summary>
internal sealed unsafe class RtMidiDevice : IDisposable
{
    // RtMidi's numbers of the systems, in the order of MidiSystemKind: UNIX_JACK, LINUX_ALSA, MACOSX_CORE, WINDOWS_MM.
    private static ReadOnlySpan<byte> Apis => [3, 2, 1, 4];

    private const uint Queue = 1024;
    private readonly RtMidiLibrary _library;
    private readonly bool _input;
    private RtMidiLibrary.Device* _device;

    /// <summary>Makes one.</summary>
    /// <param name="library">RtMidi.</param>
    /// <param name="kind">The system.</param>
    /// <param name="client">What other programs see as our name.</param>
    /// <param name="input">True for one that hears.</param>
    /// <exception cref="MidiException">The system does not answer.</exception>
    public RtMidiDevice(RtMidiLibrary library, MidiSystemKind kind, string client, bool input)
    {
        (_library, _input) = (library, input);
        fixed (byte* name = Utf8(client))
        {
            _device = input ? library.InCreate(Apis[(int)kind], name, Queue) : library.OutCreate(Apis[(int)kind], name);
        }

        if (_device->Ok == 0)
        {
            // Nothing was made, and freeing what was not made would crash RtMidi.
            _device = null;
            throw new MidiException($"{kind.DisplayName} does not let PaintSound in.");
        }

        if (input)
        {
            // System exclusive is heard, clock and active sensing are not.
            library.InIgnore(_device, 0, 1, 1);
        }
    }

    /// <summary>The ports that it can be connected to, now.</summary>
    public IReadOnlyList<string> Ports()
    {
        var names = new string[Done(_library.Count(_device)) ?? 0];
        for (var i = 0u; i < names.Length; i++)
        {
            names[i] = Name(i);
        }

        return names;
    }

    /// <summary>Connects it to a port.</summary>
    /// <returns>False where the system refused.</returns>
    public bool Open(int port, string name)
    {
        fixed (byte* own = Utf8(name))
        {
            _library.Open(_device, (uint)port, own);
        }

        return Done(true) is not null;
    }

    /// <summary>Makes a port that others can be connected to.</summary>
    /// <returns>False where the system refused.</returns>
    public bool Make(string name)
    {
        fixed (byte* own = Utf8(name))
        {
            _library.Make(_device, own);
        }

        return Done(true) is not null;
    }

    /// <summary>Sends a message.</summary>
    /// <returns>False where the system refused.</returns>
    public bool Send(ReadOnlySpan<byte> message)
    {
        fixed (byte* bytes = message)
        {
            return _library.OutSend(_device, bytes, message.Length) >= 0 && Done(true) is not null;
        }
    }

    /// <summary>Takes a message; see <see cref="IMidiIn.Read"/>.</summary>
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
            _library.Close(_device);
            (_input ? _library.InFree : _library.OutFree)(_device);
            _device = null;
        }
    }

    private string Name(uint port)
    {
        var length = 0;
        _library.Name(_device, port, null, &length);
        var bytes = new byte[Math.Max(length, 1)];
        fixed (byte* buffer = bytes)
        {
            _library.Name(_device, port, buffer, &length);
        }

        return Encoding.UTF8.GetString(bytes.AsSpan(0, bytes.Length - 1));
    }

    /// <summary>The answer of a call, or null where it failed. RtMidi never sets its flag back by itself.</summary>
    private T? Done<T>(T answer)
        where T : struct
    {
        var ok = _device->Ok != 0;
        _device->Ok = 1;
        return ok ? answer : null;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
