using System.CommandLine;
using PaintSound.Media;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound devices</c>: what there is on this system, by the names that a show file takes.</summary>
internal static class DevicesCommand
{
    public static Command Create()
    {
        var json = Choices.Json();
        var command = new Command("devices", "Microphones, monitors and cameras, by the names that a show file takes.") { json };
        command.SetAction(async (parsed, stop) =>
        {
            var devices = await Devices.ListAsync(Ffmpeg.Find(), stop);
            Answer.Give(devices, parsed.GetValue(json), words =>
            {
                List(words, "Microphones", [.. devices.Microphones.Where(device => !device.IsMonitor)]);
                List(words, "Monitors, which carry what this machine plays", [.. devices.Microphones.Where(device => device.IsMonitor)]);
                List(words, "Cameras", devices.Cameras);
                foreach (var remark in devices.Remarks)
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
