using PaintSound.Midi.Ports;

namespace PaintSound.Midi.RtMidi;

/// <summary>A MIDI system that is used through RtMidi. Thread-safe; each port belongs to one thread at a time.</summary>
internal sealed class RtMidiSystem(RtMidiLibrary library, MidiSystemKind kind) : IMidiSystem
{
    private const string SequencerDevice = "/dev/snd/seq";
    private const string Client = "PaintSound";
    private readonly Lock _lock = new();
    private JackServer? _jack;

    /// <inheritdoc/>
    public string Name => kind.DisplayName;

    /// <inheritdoc/>
    public IReadOnlyList<string> ListInputs() => ListPorts(isInput: true);

    /// <inheritdoc/>
    public IReadOnlyList<string> ListOutputs() => ListPorts(isInput: false);

    /// <inheritdoc/>
    public IMidiOut CreateOut(string name)
    {
        if (kind == MidiSystemKind.Windows)
        {
            return OpenOut(name);
        }

        // CoreMIDI shows the name of the port, JACK and ALSA the name of the client before it.
        var hasClientName = kind != MidiSystemKind.CoreMidi;
        if (ListInputs().Any(other => other == name || (hasClientName && other.StartsWith(name + ":", StringComparison.Ordinal))))
        {
            throw new MidiException($"a port {name} already exists, perhaps of another PaintSound: close that program, or set another 'port' under 'midi' in the show file");
        }

        return Open(name, isInput: false, device => device.CreatePort(hasClientName ? "out" : name), remotePort: null);
    }

    /// <inheritdoc/>
    public IMidiOut OpenOut(string name) => OpenRemote(name, isInput: false);

    /// <inheritdoc/>
    public IMidiIn OpenIn(string name, bool withClock = false) => OpenRemote(name, isInput: true, withClock);

    private RtMidiPort OpenRemote(string name, bool isInput, bool withClock = false)
    {
        // Some devices have a second port for audio workstations after the first one; use the first.
        var ports = ListPorts(isInput);
        var match = ports.Contains(name) ? name : ports.FirstOrDefault(port => port.Contains(name, StringComparison.OrdinalIgnoreCase));
        if (match is null)
        {
            throw new MidiException(
                $"there is no MIDI {(isInput ? "input" : "output")} port {name}; {(ports.Count == 0 ? "there are no ports" : $"the ports are {string.Join(", ", ports)}")}"
                + (kind == MidiSystemKind.Windows ? " (loopMIDI creates ports between programs)" : ""));
        }

        return Open($"{Client}-{(isInput ? "in" : "to")}", isInput, device => Connect(device, match, isInput ? "in" : "out"), match, withClock);
    }

    private static bool Connect(RtMidiDevice device, string port, string portName)
    {
        var ports = device.ListPorts();
        for (var i = 0; i < ports.Count; i++)
        {
            if (ports[i] == port)
            {
                return device.Open(i, portName);
            }
        }

        return false;
    }

    private RtMidiPort Open(string client, bool isInput, Func<RtMidiDevice, bool> open, string? remotePort, bool withClock = false)
    {
        lock (_lock)
        {
            var server = GetServer();
            var device = new RtMidiDevice(library, kind, client, isInput, withClock);
            if (!open(device))
            {
                device.Dispose();
                throw new MidiException($"the port {remotePort ?? client} cannot be opened: another program may use it");
            }

            server?.AddPort();
            return new RtMidiPort(device, remotePort ?? client, remotePort, server);
        }
    }

    private IReadOnlyList<string> ListPorts(bool isInput)
    {
        lock (_lock)
        {
            GetServer();
            using var device = new RtMidiDevice(library, kind, $"{Client}-look", isInput);
            return device.ListPorts();
        }
    }

    private JackServer? GetServer()
    {
        if (kind != MidiSystemKind.Jack)
        {
            return WhyUnavailable(kind) is { } reason ? throw new MidiException(reason) : null;
        }

        if (_jack is { IsRunning: false, OpenPorts: 0 })
        {
            _jack.Dispose();
            _jack = null;
        }

        _jack ??= JackServer.Connect();
        return _jack is { IsRunning: true } server ? server : throw new MidiException("the JACK server has ended or is not running");
    }

    /// <summary>Returns why a system is not available, or null. Checked before RtMidi, which would print its own message on standard error.</summary>
    internal static string? WhyUnavailable(MidiSystemKind kind) => kind switch
    {
        MidiSystemKind.Jack => JackServer.IsAvailable ? null : "no JACK server runs (start one, or a desktop with PipeWire)",
        MidiSystemKind.Alsa => File.Exists(SequencerDevice) ? null : $"ALSA has no sequencer ({SequencerDevice} is missing: modprobe snd-seq)",
        _ => null,
    };
}
