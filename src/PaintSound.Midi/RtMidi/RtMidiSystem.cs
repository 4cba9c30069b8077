using PaintSound.Midi.Ports;

namespace PaintSound.Midi.RtMidi;

/// <summary>A MIDI system through RtMidi. From any thread; each port that it opens belongs to one thread at a time.</summary>
internal sealed class RtMidiSystem(RtMidiLibrary library, MidiSystemKind kind) : IMidiSystem
{
    private const string Sequencer = "/dev/snd/seq";
    private const string Client = "PaintSound";
    private readonly Lock _lock = new();
    private JackServer? _jack;

    /// <inheritdoc/>
    public string Name => kind.DisplayName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs() => List(input: true);

    /// <inheritdoc/>
    public IReadOnlyList<string> Outputs() => List(input: false);

    /// <inheritdoc/>
    public IMidiOut MakeOut(string name)
    {
        if (kind == MidiSystemKind.Windows)
        {
            return OpenOut(name);
        }

        // CoreMIDI shows the port's name, JACK and ALSA the client's before it.
        var named = kind != MidiSystemKind.CoreMidi;
        if (Inputs().Any(other => other == name || (named && other.StartsWith(name + ":", StringComparison.Ordinal))))
        {
            throw new MidiException($"there is a port {name} already, perhaps of another PaintSound: close that, or set another 'port' under 'midi' in the show file");
        }

        return Open(name, input: false, device => device.Make(named ? "out" : name), mustStay: null);
    }

    /// <inheritdoc/>
    public IMidiOut OpenOut(string name) => Find(name, input: false);

    /// <inheritdoc/>
    public IMidiIn OpenIn(string name) => Find(name, input: true);

    private RtMidiPort Find(string name, bool input)
    {
        // Some devices bring a second port for a studio program behind their own: the first is meant.
        var ports = List(input);
        var found = ports.Contains(name) ? name : ports.FirstOrDefault(port => port.Contains(name, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            throw new MidiException(
                $"there is no port {name} to {(input ? "hear" : "send to")}; there is {(ports.Count == 0 ? "none" : string.Join(", ", ports))}"
                + (kind == MidiSystemKind.Windows ? " (loopMIDI makes ports between programs)" : ""));
        }

        return Open($"{Client}-{(input ? "in" : "to")}", input, device => Connect(device, found, input ? "in" : "out"), found);
    }

    private static bool Connect(RtMidiDevice device, string port, string own)
    {
        var ports = device.Ports();
        for (var i = 0; i < ports.Count; i++)
        {
            if (ports[i] == port)
            {
                return device.Open(i, own);
            }
        }

        return false;
    }

    private RtMidiPort Open(string client, bool input, Func<RtMidiDevice, bool> open, string? mustStay)
    {
        lock (_lock)
        {
            var server = Server();
            var device = new RtMidiDevice(library, kind, client, input);
            if (!open(device))
            {
                device.Dispose();
                throw new MidiException($"the port {mustStay ?? client} cannot be opened: another program may hold it");
            }

            server?.Enter();
            return new RtMidiPort(device, mustStay ?? client, mustStay, server);
        }
    }

    private IReadOnlyList<string> List(bool input)
    {
        lock (_lock)
        {
            Server();
            using var device = new RtMidiDevice(library, kind, $"{Client}-look", input);
            return device.Ports();
        }
    }

    private JackServer? Server()
    {
        if (kind != MidiSystemKind.Jack)
        {
            return WhyUnavailable(kind) is { } reason ? throw new MidiException(reason) : null;
        }

        if (_jack is { IsThere: false, Ports: 0 })
        {
            _jack.Dispose();
            _jack = null;
        }

        _jack ??= JackServer.Find();
        return _jack is { IsThere: true } server ? server : throw new MidiException("the JACK server has ended or does not run");
    }

    /// <summary>Why a system cannot be used now, or null. Asked before RtMidi, which would print a message of its own on standard error.</summary>
    internal static string? WhyUnavailable(MidiSystemKind kind) => kind switch
    {
        MidiSystemKind.Jack => JackServer.Runs ? null : "no JACK server runs (start one, or a desktop with PipeWire)",
        MidiSystemKind.Alsa => File.Exists(Sequencer) ? null : $"ALSA has no sequencer ({Sequencer} is missing: modprobe snd-seq)",
        _ => null,
    };
}
