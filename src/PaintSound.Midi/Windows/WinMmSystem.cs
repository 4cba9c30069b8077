using PaintSound.Midi.Ports;

namespace PaintSound.Midi.Windows;

/// <summary>Windows MIDI through WinMM, which is part of every Windows. Thread-safe; each port belongs to one thread at a time.</summary>
/// <param name="windows">The WinMM functions.</param>
internal sealed class WinMmSystem(IWinMm windows) : IMidiSystem
{
    /// <inheritdoc/>
    public string Name => MidiSystemKind.Windows.DisplayName;

    /// <inheritdoc/>
    public IReadOnlyList<string> ListInputs() => List(windows.ListInputs);

    /// <inheritdoc/>
    public IReadOnlyList<string> ListOutputs() => List(windows.ListOutputs);

    /// <inheritdoc/>
    public IMidiOut CreateOut(string name) => OpenOut(name);

    /// <inheritdoc/>
    public IMidiOut OpenOut(string name) => Open(name, ListOutputs(), "output", (number, full) => new WinMmOut(windows, number, full));

    /// <inheritdoc/>
    public IMidiIn OpenIn(string name, bool withClock = false) => Open(name, ListInputs(), "input", (number, full) => new WinMmIn(windows, number, full, withClock));

    /// <summary>True if a port is still listed. Its number can have changed.</summary>
    internal static bool IsListed(Func<IReadOnlyList<string>> list, string name)
    {
        try
        {
            return list().Contains(name);
        }
        catch (WinMmException)
        {
            return false;
        }
    }

    private static T Open<T>(string name, IReadOnlyList<string> ports, string direction, Func<int, string, T> open)
    {
        var number = FindIndex(ports, port => port == name);
        number = number >= 0 ? number : FindIndex(ports, port => port.Contains(name, StringComparison.OrdinalIgnoreCase));
        if (number < 0)
        {
            var existing = ports.Count == 0 ? "there are no ports" : $"the ports are {string.Join(", ", ports)}";
            throw new MidiException($"there is no MIDI {direction} port {name}; {existing} (loopMIDI creates ports between programs)");
        }

        try
        {
            return open(number, ports[number]);
        }
        catch (WinMmException e)
        {
            throw new MidiException($"the port {ports[number]} cannot be opened: {e.Message}", e);
        }
    }

    private static int FindIndex(IReadOnlyList<string> ports, Func<string, bool> matches)
    {
        for (var i = 0; i < ports.Count; i++)
        {
            if (matches(ports[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static IReadOnlyList<string> List(Func<IReadOnlyList<string>> list)
    {
        try
        {
            return list();
        }
        catch (WinMmException e)
        {
            throw new MidiException($"Windows could not list its MIDI ports: {e.Message}", e);
        }
    }
}
