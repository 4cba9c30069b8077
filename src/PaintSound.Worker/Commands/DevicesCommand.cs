using System.CommandLine;
using PaintSound.Media;
using PaintSound.Midi;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound devices</c>: what there is on this system, by the names that a show file takes; the one list of them.</summary>
internal static class DevicesCommand
{
    public static Command Create()
    {
        var json = Choices.Json();
        var command = new Command("devices", "Microphones, monitors, cameras and MIDI ports, by the names that a show file takes.") { json };
        command.SetAction(async (parsed, stop) =>
        {
            var devices = await Devices.ListAsync(Ffmpeg.Find(), stop);
            MidiPorts? midi = null;
            var remarks = devices.Remarks;
            try
            {
                midi = MidiPorts.Now();
            }
            catch (MidiException e)
            {
                remarks = [.. remarks, $"MIDI: {e.Message}"];
            }

            Answer.Give(new { devices.Microphones, devices.Cameras, Midi = midi, Remarks = remarks }, parsed.GetValue(json), words =>
            {
                List(words, "Microphones", [.. devices.Microphones.Where(device => !device.IsMonitor)]);
                List(words, "Monitors, which carry what this machine plays", [.. devices.Microphones.Where(device => device.IsMonitor)]);
                List(words, "Cameras", devices.Cameras);
                midi?.Write(words);
                foreach (var remark in remarks)
                {
                    words.WriteLine(remark);
                }
            });
            return ExitStatus.Done;
        });
        return command;
    }

    private static void List(TextWriter words, string heading, IReadOnlyList<Device> devices)
    {
        words.WriteLine(devices.Count == 0 ? $"{heading}: none." : $"{heading}:");
        foreach (var device in devices)
        {
            words.WriteLine($"  {device.Name,-40}  {device.Label}");
        }
    }
}
