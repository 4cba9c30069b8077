using PaintSound.Midi.Ports;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Checks;

/// <summary>Opens every MIDI port of a show for a moment.</summary>
internal static class MidiPortCheck
{
    /// <summary>Opens the ports and closes them.</summary>
    /// <param name="system">The MIDI system.</param>
    /// <param name="settings">The MIDI of the show; null if the show only follows a clock.</param>
    /// <param name="clock">The port of the MIDI clock, or null.</param>
    /// <returns>The ports that were opened.</returns>
    /// <exception cref="Midi.MidiException">A port is missing or taken.</exception>
    public static string Run(IMidiSystem system, MidiSettings? settings, string? clock)
    {
        List<string> opened = [system.Name];
        List<IDisposable> ports = [];
        try
        {
            if (settings is not null)
            {
                var output = Keep(system.CreateOut(settings.Port));
                opened.Add($"port {output.Name}");
            }

            if (settings?.Controller is { } controller)
            {
                var input = Keep(system.OpenIn(controller.Port));
                opened.Add($"controller {input.Name}");
                if (controller.Template is not null)
                {
                    Keep(system.OpenOut(controller.Port));
                    opened.Add("its lights");
                }
            }

            if (clock is not null)
            {
                opened.Add($"clock {Keep(system.OpenIn(clock, withClock: true)).Name}");
            }

            return string.Join(", ", opened);
        }
        finally
        {
            ports.ForEach(port => port.Dispose());
        }

        T Keep<T>(T port)
            where T : IDisposable
        {
            ports.Add(port);
            return port;
        }
    }
}
