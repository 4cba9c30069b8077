using PaintSound.Midi;
using PaintSound.Midi.Systems;

namespace PaintSound.Worker.Commands.Midi;

/// <summary>The MIDI ports of this computer.</summary>
/// <param name="System">The name of the MIDI system.</param>
/// <param name="Inputs">The names of the inputs.</param>
/// <param name="Outputs">The names of the outputs.</param>
internal sealed record MidiPorts(string System, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs)
{
    /// <summary>Reads the ports from the MIDI system.</summary>
    /// <exception cref="MidiException">There is no MIDI system, or it does not answer.</exception>
    public static MidiPorts Read()
    {
        var system = MidiSystems.Open(wanted: null);
        return new MidiPorts(system.Name, system.ListInputs(), system.ListOutputs());
    }

    /// <summary>Writes the ports as text.</summary>
    public void Write(TextWriter output)
    {
        Write(output, $"MIDI inputs ({System})", Inputs);
        Write(output, $"MIDI outputs ({System})", Outputs);
    }

    private static void Write(TextWriter output, string heading, IReadOnlyList<string> ports)
    {
        output.WriteLine(ports.Count == 0 ? $"{heading}: none." : $"{heading}:");
        foreach (var port in ports)
        {
            output.WriteLine($"  {port}");
        }
    }
}
