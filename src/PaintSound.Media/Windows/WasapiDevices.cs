using System.Runtime.Versioning;
using NAudio.CoreAudioApi;
using NAudio.Wave;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Windows;

/// <summary>Windows' audio system through NAudio. Never run where this was written; the logic around it is tested with a fake.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WasapiDevices : IWasapiDevices
{
    // Two of the engine's usual periods of 10 ms. Low latency ignores it.
    private const int BufferMilliseconds = 20;
    private const string SchedulerTask = "Pro Audio";
    private const int ProgramRate = 48_000;
    private static readonly TimeSpan Activation = TimeSpan.FromSeconds(5);
    private readonly MMDeviceEnumerator _all;
    private readonly MMDeviceNotificationClient _notifications;

    /// <summary>Connects to it.</summary>
    /// <exception cref="WasapiException">The audio service does not answer.</exception>
    public WasapiDevices()
    {
        (_all, _notifications) = WasapiException.Wrap(() =>
        {
            MMDeviceEnumerator all = new();
            return (all, all.CreateNotificationClient(useSynchronizationContext: false));
        });
        _notifications.DeviceAdded += (_, e) => Tell(WasapiChangeKind.Arrived, e.DeviceId);
        _notifications.DeviceRemoved += (_, e) => Tell(WasapiChangeKind.Unplugged, e.DeviceId);
        _notifications.DeviceStateChanged += (_, e) => Tell(
            e.NewState switch
            {
                DeviceState.Active => WasapiChangeKind.Arrived,
                DeviceState.Disabled => WasapiChangeKind.Disabled,
                _ => WasapiChangeKind.Unplugged,
            },
            e.DeviceId);
        _notifications.DefaultDeviceChanged += (_, e) =>
        {
            if (e.Role == Role.Multimedia)
            {
                Tell(e.Flow == DataFlow.Capture ? WasapiChangeKind.DefaultInput : WasapiChangeKind.DefaultOutput, e.DeviceId);
            }
        };
    }

    /// <inheritdoc/>
    public event Action<WasapiChange>? Changed;

    /// <inheritdoc/>
    public IReadOnlyList<WasapiEndpoint> List() => WasapiException.Wrap<IReadOnlyList<WasapiEndpoint>>(() =>
        [.. List(DataFlow.Capture), .. List(DataFlow.Render)]);

    /// <inheritdoc/>
    public IWasapiCapture Open(WasapiEndpoint endpoint, bool raw) => WasapiException.Wrap<IWasapiCapture>(() =>
    {
        var device = _all.GetDevice(endpoint.Id);
        try
        {
            var builder = Builder().WithDevice(device);
            builder = endpoint.IsOutput ? builder.WithLoopbackCapture() : builder.WithLowLatency();
            return new RecorderCapture((raw ? builder.WithRawMode() : builder).Build(), device, raw);
        }
        catch
        {
            device.Dispose();
            throw;
        }
    });

    /// <inheritdoc/>
    public IWasapiCapture OpenProgram(int process)
    {
        if (!OperatingSystem.IsWindowsVersionAtLeast(10, 0, 19041))
        {
            throw new WasapiException(WasapiError.NotImplemented);
        }

        // The virtual device of a program has no format of its own and takes the one that is asked for.
        var builder = Builder()
            .WithFormat(WaveFormat.CreateIeeeFloatWaveFormat(ProgramRate, 2))
            .WithProcessLoopback((uint)process, ProcessLoopbackMode.IncludeTargetProcessTree);
        return WasapiException.Wrap<IWasapiCapture>(
            () => new RecorderCapture(builder.BuildAsync().WaitAsync(Activation).GetAwaiter().GetResult(), device: null, isRaw: false));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _notifications.Dispose();
        _all.Dispose();
    }

    private static WasapiRecorderBuilder Builder() =>
        new WasapiRecorderBuilder().WithEventSync().WithMmcssThreadPriority(SchedulerTask).WithBufferLength(BufferMilliseconds);

    private List<WasapiEndpoint> List(DataFlow flow)
    {
        var preferred = "";
        if (_all.TryGetDefaultAudioEndpoint(flow, Role.Multimedia, out var found))
        {
            using (found)
            {
                preferred = found.ID;
            }
        }

        List<WasapiEndpoint> endpoints = [];
        foreach (var device in _all.EnumerateAudioEndPoints(flow, DeviceState.Active))
        {
            using (device)
            {
                endpoints.Add(new WasapiEndpoint(device.ID, device.FriendlyName, flow == DataFlow.Render, device.ID == preferred));
            }
        }

        return endpoints;
    }

    private void Tell(WasapiChangeKind kind, string? id) => Changed?.Invoke(new WasapiChange(kind, id ?? ""));
}
