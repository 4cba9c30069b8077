using System.Runtime.Versioning;
using PaintSound.Media.Devices;
using PaintSound.Media.Output;
using PaintSound.Media.Windows;

namespace PaintSound.Media.Systems;

/// <summary>Opens sound outputs: a JACK port on every system, and WASAPI on Windows.</summary>
public static class SoundOutputs
{
    private const string Jack = "jack";

    /// <summary>True if a text names an output: <c>jack</c> (a port that you connect yourself), <c>jack:PORT</c> or <c>wasapi-output:NAME</c>.</summary>
    /// <param name="name">The text.</param>
    public static bool IsName(string name) => name == Jack || DeviceName.Parse(name, [Jack, WasapiName.Output]) is { IsStream: false };

    /// <summary>Opens an output.</summary>
    /// <param name="name">See <see cref="IsName"/>.</param>
    /// <param name="channel">WASAPI: the channel, from 1. With JACK, the port is the channel.</param>
    /// <param name="client">PaintSound's name in the patch bay of JACK.</param>
    /// <param name="fill">Writes the sound.</param>
    /// <exception cref="MediaException">The output cannot be opened now. The message says why, as part of a sentence.</exception>
    public static ISoundOutput Open(string name, int channel, string client, SoundFill fill)
    {
        var port = name == Jack ? "" : DeviceName.Parse(name, [Jack])?.Id;
        return port is not null ? new JackOutput(port, client, fill)
            : OperatingSystem.IsWindows() ? new WasapiOutput(OpenDevices, DeviceName.Parse(name, [WasapiName.Output])!.Id, channel, fill)
            : throw new MediaException("WASAPI exists on Windows only; use jack:PORT here");
    }

    [SupportedOSPlatform("windows")]
    private static WasapiDevices OpenDevices() => new();
}
