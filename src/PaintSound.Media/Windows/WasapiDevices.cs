using System.Runtime.Versioning;
using NAudio.CoreAudioApi;
using NAudio.Wave;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Windows;

/// <summary>The Windows audio system through NAudio. Not covered by automated tests, which replace it with a fake.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WasapiDevices : IWasapiDevices
{
    // Two of the audio engine's usual periods of 10 ms. Ignored in low-latency mode.
    private const int BufferMilliseconds = 20;

    // Long enough that a garbage collection leaves no gap.
    private const int PlaybackMilliseconds = 50;
    private const string SchedulerTask = "Pro Audio";
    private const int ProgramRate = 48_000;
    private static readonly TimeSpan ActivationTimeout = TimeSpan.FromSeconds(5);
    private readonly MMDeviceEnumerator _enumerator;
    private readonly MMDeviceNotificationClient _notifications;

    /// <summary>Connects to the audio service.</summary>
    /// <exception cref="WasapiException">The audio service does not respond.</exception>
    public WasapiDevices()
    {
        (_enumerator, _notifications) = WasapiException.Wrap(() =>
        {
            MMDeviceEnumerator enumerator = new();
            return (enumerator, enumerator.CreateNotificationClient(useSynchronizationContext: false));
        });
        _notifications.DeviceAdded += (_, e) => RaiseChanged(WasapiChangeKind.Arrived, e.DeviceId);
        _notifications.DeviceRemoved += (_, e) => RaiseChanged(WasapiChangeKind.Unplugged, e.DeviceId);
        _notifications.DeviceStateChanged += (_, e) => RaiseChanged(
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
                RaiseChanged(e.Flow == DataFlow.Capture ? WasapiChangeKind.DefaultInput : WasapiChangeKind.DefaultOutput, e.DeviceId);
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
        var device = _enumerator.GetDevice(endpoint.Id);
        try
        {
            var builder = CreateBuilder().WithDevice(device);
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
    public IWasapiPlayback OpenPlayback(WasapiEndpoint endpoint) => WasapiException.Wrap<IWasapiPlayback>(() =>
    {
        var device = _enumerator.GetDevice(endpoint.Id);
        try
        {
            return new PlayerPlayback(
                new WasapiPlayerBuilder().WithDevice(device).WithSharedMode().WithEventSync().WithMmcssThreadPriority(SchedulerTask).WithLatency(PlaybackMilliseconds).Build(), device);
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

        // The virtual device of a program has no format of its own and accepts the requested one.
        var builder = CreateBuilder()
            .WithFormat(WaveFormat.CreateIeeeFloatWaveFormat(ProgramRate, 2))
            .WithProcessLoopback((uint)process, ProcessLoopbackMode.IncludeTargetProcessTree);
        return WasapiException.Wrap<IWasapiCapture>(
            () => new RecorderCapture(builder.BuildAsync().WaitAsync(ActivationTimeout).GetAwaiter().GetResult(), device: null, isRaw: false));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _notifications.Dispose();
        _enumerator.Dispose();
    }

    private static WasapiRecorderBuilder CreateBuilder() =>
        new WasapiRecorderBuilder().WithEventSync().WithMmcssThreadPriority(SchedulerTask).WithBufferLength(BufferMilliseconds);

    private List<WasapiEndpoint> List(DataFlow flow)
    {
        var defaultId = "";
        if (_enumerator.TryGetDefaultAudioEndpoint(flow, Role.Multimedia, out var defaultDevice))
        {
            using (defaultDevice)
            {
                defaultId = defaultDevice.ID;
            }
        }

        List<WasapiEndpoint> endpoints = [];
        foreach (var device in _enumerator.EnumerateAudioEndPoints(flow, DeviceState.Active))
        {
            using (device)
            {
                endpoints.Add(new WasapiEndpoint(device.ID, device.FriendlyName, flow == DataFlow.Render, device.ID == defaultId));
            }
        }

        return endpoints;
    }

    private void RaiseChanged(WasapiChangeKind kind, string? id) => Changed?.Invoke(new WasapiChange(kind, id ?? ""));
}
