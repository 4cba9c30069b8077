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
            var ffmpeg = FfmpegTools.Find();
            var devices = await CaptureDevices.ListAsync(ffmpeg, stop);
            List<CameraListing> cameras = [];
            foreach (var camera in devices.Cameras)
            {
                cameras.Add(new CameraListing(camera.Name, camera.Label, await CaptureDevices.ListModesAsync(ffmpeg, camera.Name, stop)));
            }

            MidiPorts? midi = null;
            var remarks = devices.Notes;
            try
            {
                midi = MidiPorts.Read();
            }
            catch (MidiException e)
            {
                remarks = [.. remarks, $"MIDI: {e.Message}"];
            }

            CommandOutput.Write(new { devices.Microphones, Cameras = cameras, Midi = midi, Remarks = remarks }, parsed.GetValue(json), output =>
            {
                WriteList(output, "Microphones", [.. devices.Microphones.Where(device => !device.IsMonitor)]);
                WriteList(output, "Monitors (the sound that this computer plays)", [.. devices.Microphones.Where(device => device.IsMonitor)]);
                WriteCameras(output, cameras);
                midi?.Write(output);
                foreach (var remark in remarks)
                {
                    output.WriteLine(remark);
                }
            });
            return ExitStatus.Done;
        });
        return command;
    }

    private static void WriteCameras(TextWriter output, List<CameraListing> cameras)
    {
        output.WriteLine(cameras.Count == 0 ? "Cameras: none." : "Cameras:");
        foreach (var camera in cameras)
        {
            output.WriteLine($"  {camera.Name,-40}  {camera.Label}");
            foreach (var mode in CameraModeChoice.DescribeEach(camera.Modes))
            {
                output.WriteLine($"    {mode}");
            }
        }
    }

    private static void WriteList(TextWriter output, string heading, IReadOnlyList<Device> devices)
    {
        output.WriteLine(devices.Count == 0 ? $"{heading}: none." : $"{heading}:");
        foreach (var device in devices)
        {
            output.WriteLine($"  {device.Name,-40}  {device.Label}");
        }
    }
}
