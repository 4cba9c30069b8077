using PaintSound.Midi;
using PaintSound.Midi.Systems;

namespace PaintSound.Worker.Commands.Midi;

/// <summary>The MIDI ports of a system.</summary>
/// <param name="System">What a person calls the system.</param>
/// <param name="Inputs">What can be heard.</param>
/// <param name="Outputs">What can be sent to.</param>
internal sealed record MidiPorts(string System, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs)
{
    /// <summary>Asks the system.</summary>
    /// <exception cref="MidiException">There is none, or it does not answer.</exception>
    public static MidiPorts Now()
    {
        var system = MidiSystems.Open(wanted: null);
        return new MidiPorts(system.Name, system.ListInputs(), system.ListOutputs());
    }

    /// <summary>For a person.</summary>
    public void Write(TextWriter words)
    {
        Write(words, $"MIDI inputs ({System})", Inputs);
        Write(words, $"MIDI outputs ({System})", Outputs);
    }

    private static void Write(TextWriter words, string heading, IReadOnlyList<string> ports)
    {
        words.WriteLine(ports.Count == 0 ? $"{heading}: none." : $"{heading}:");
        foreach (var port in ports)
        {
            words.WriteLine($"  {port}");
        }
    }
}
