using PaintSound.Midi.Ports;

namespace PaintSound.Midi.Windows;

/// <summary>Windows' MIDI by WinMM, which is part of every Windows. From any thread; each port that it opens belongs to one thread at a time.</summary>
/// <param name="windows">WinMM.</param>
internal sealed class WinMmSystem(IWinMm windows) : IMidiSystem
{
    /// <inheritdoc/>
    public string Name => MidiSystemKind.Windows.DisplayName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs() => List(windows.Inputs);

    /// <inheritdoc/>
    public IReadOnlyList<string> Outputs() => List(windows.Outputs);

    /// <inheritdoc/>
    public IMidiOut MakeOut(string name) => OpenOut(name);

    /// <inheritdoc/>
    public IMidiOut OpenOut(string name) => Open(name, Outputs(), "send to", (number, full) => new WinMmOut(windows, number, full));

    /// <inheritdoc/>
    public IMidiIn OpenIn(string name) => Open(name, Inputs(), "hear", (number, full) => new WinMmIn(windows, number, full));

    /// <summary>Whether a port is still listed. Its number may be another one by now.</summary>
    internal static bool Has(Func<IReadOnlyList<string>> list, string name)
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

    private static T Open<T>(string name, IReadOnlyList<string> ports, string purpose, Func<int, string, T> open)
    {
        var number = Find(ports, port => port == name);
        number = number >= 0 ? number : Find(ports, port => port.Contains(name, StringComparison.OrdinalIgnoreCase));
        if (number < 0)
        {
            var there = ports.Count == 0 ? "none" : string.Join(", ", ports);
            throw new MidiException($"there is no port {name} to {purpose}; there is {there} (loopMIDI makes ports between programs)");
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

    private static int Find(IReadOnlyList<string> ports, Func<string, bool> fits)
    {
        for (var i = 0; i < ports.Count; i++)
        {
            if (fits(ports[i]))
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
            throw new MidiException($"Windows does not list its MIDI ports: {e.Message}", e);
        }
    }
}
