using System.CommandLine;
using PaintSound.Media.Capture;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Midi;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Midi;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound devices</c>: lists the devices of this computer by the names that a show file uses.</summary>
internal static class DevicesCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("devices", "List microphones, monitors, cameras and MIDI ports by the names that a show file uses.") { json };
        command.SetAction(async (parsed, stop) =>
        {
            var devices = await CaptureDevices.ListAsync(FfmpegTools.Find(), stop);
            MidiPorts? midi = null;
            var remarks = devices.Notes;
            try
            {
                midi = MidiPorts.Now();
            }
            catch (MidiException e)
            {
                remarks = [.. remarks, $"MIDI: {e.Message}"];
            }

            CommandOutput.Write(new { devices.Microphones, devices.Cameras, Midi = midi, Remarks = remarks }, parsed.GetValue(json), words =>
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
