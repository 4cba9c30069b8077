using PaintSound.Media.Devices;
using PaintSound.Media.Windows.Programs;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Windows;

/// <summary>What WASAPI can hear, by the names that a show file takes.</summary>
internal static class WasapiList
{
    /// <summary>The word by which Ableton Live is found among the programs, whatever its version and edition.</summary>
    public const string Live = "Live";

    /// <summary>Lists the inputs, and as monitors the outputs and Ableton Live.</summary>
    /// <param name="devices">Windows' audio system.</param>
    /// <param name="programs">The programs that run.</param>
    /// <exception cref="WasapiException">Windows does not answer.</exception>
    public static IReadOnlyList<Device> Read(IWasapiDevices devices, IProgramList programs)
    {
        var live = ProgramName.Find(Live, programs.Now());
        return
        [
            .. Entries(devices.List(), isOutput: false),
            new Device(
                $"{WasapiName.Program}:{Live}",
                live is null ? "what Ableton Live plays (it does not run now)" : $"what {live.Name} plays",
                IsMonitor: true),
            .. Entries(devices.List(), isOutput: true),
        ];
    }

    private static IEnumerable<Device> Entries(IReadOnlyList<WasapiEndpoint> endpoints, bool isOutput)
    {
        var scheme = isOutput ? WasapiName.Output : WasapiName.Input;
        var ours = endpoints.Where(endpoint => endpoint.IsOutput == isOutput).ToList();
        if (ours.Find(endpoint => endpoint.IsDefault) is { } preferred)
        {
            yield return new Device($"{scheme}:{WasapiName.Default}", $"the default {(isOutput ? "output" : "input")}, now {preferred.Name}", isOutput);
        }

        foreach (var endpoint in ours)
        {
            yield return new Device($"{scheme}:{endpoint.Name}", endpoint.Name, isOutput || VirtualCables.Contains(endpoint.Name));
        }
    }
}
