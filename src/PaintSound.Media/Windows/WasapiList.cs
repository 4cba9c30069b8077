using PaintSound.Media.Devices;
using PaintSound.Media.Windows.Programs;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Windows;

/// <summary>Lists the devices and programs that WASAPI can capture, with the names that a show file uses.</summary>
internal static class WasapiList
{
    /// <summary>The word that finds Ableton Live among the programs, for every version and edition.</summary>
    public const string Live = "Live";

    /// <summary>Returns the inputs, then Ableton Live and the outputs as monitors.</summary>
    /// <param name="devices">The Windows audio system.</param>
    /// <param name="programs">The running programs.</param>
    /// <exception cref="WasapiException">The audio service does not respond.</exception>
    public static IReadOnlyList<Device> Read(IWasapiDevices devices, IProgramList programs)
    {
        var live = ProgramName.Find(Live, programs.List());
        return
        [
            .. CreateDevices(devices.List(), isOutput: false),
            new Device(
                $"{WasapiName.Program}:{Live}",
                live is null ? "sound of Ableton Live (not running)" : $"sound of {live.Name}",
                IsMonitor: true),
            .. CreateDevices(devices.List(), isOutput: true),
        ];
    }

    private static IEnumerable<Device> CreateDevices(IReadOnlyList<WasapiEndpoint> endpoints, bool isOutput)
    {
        var scheme = isOutput ? WasapiName.Output : WasapiName.Input;
        var matching = endpoints.Where(endpoint => endpoint.IsOutput == isOutput).ToList();
        if (matching.Find(endpoint => endpoint.IsDefault) is { } defaultEndpoint)
        {
            yield return new Device($"{scheme}:{WasapiName.Default}", $"default {(isOutput ? "output" : "input")}, currently {defaultEndpoint.Name}", isOutput);
        }

        foreach (var endpoint in matching)
        {
            yield return new Device($"{scheme}:{endpoint.Name}", endpoint.Name, isOutput || VirtualCables.Contains(endpoint.Name));
        }
    }
}
