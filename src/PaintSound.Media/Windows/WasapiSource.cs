using System.Runtime.InteropServices;
using PaintSound.Core.Scheduling;
using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Windows.Programs;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Windows;

/// <summary>
/// Live sound through WASAPI: from an input, an output or one program. Reopens the device if it is lost. Follows the default device, and
/// a program that is restarted.
/// </summary>
internal sealed class WasapiSource : ISoundSource
{
    private const int MaxSamples = ISoundSource.SampleRate / 4;
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(2);
    private readonly Func<IWasapiDevices> _openDevices;
    private readonly IProgramList _programs;
    private readonly DeviceName _name;
    private readonly TimeProvider _time;
    private readonly ChannelSelection? _channels;
    private readonly SupervisedDevice _device;
    private IWasapiDevices? _devices;
    private volatile string? _endpoint;
    private volatile WasapiStream? _stream;
    private volatile WasapiChange? _departure;

    /// <summary>Creates the source without opening the device.</summary>
    /// <param name="openDevices">Opens the Windows audio system.</param>
    /// <param name="programs">The running programs.</param>
    /// <param name="name">The device name, with one of <see cref="WasapiName.Schemes"/>.</param>
    /// <param name="kind">The role of the source: brush, canvas or music.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="channels">The channels to deliver, each as it is; null for a mono mix of all.</param>
    /// <param name="priority">Raises the thread that reads the sound; null if it is not raised.</param>
    public WasapiSource(
        Func<IWasapiDevices> openDevices, IProgramList programs, DeviceName name, SourceKind kind, TimeProvider time, ChannelSelection? channels = null,
        IThreadPriority? priority = null)
    {
        (_openDevices, _programs, _name, _time, _channels) = (openDevices, programs, name, time, channels);
        _device = new SupervisedDevice(kind, Name, Open, sizeof(float) * Channels, MaxSamples, Stall, time, priority);
    }

    /// <inheritdoc/>
    public string Name => _name.FullName;

    /// <inheritdoc/>
    public int Channels => _channels?.Count ?? 1;

    private bool FollowsDefault => _name.Id == WasapiName.Default && _name.Scheme != WasapiName.Program;

    private bool IsOutput => _name.Scheme == WasapiName.Output;

    /// <inheritdoc/>
    public async Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        try
        {
            await _device.RunAsync((samples, timestamp) => onBlock(MemoryMarshal.Cast<byte, float>(samples), timestamp), report, stop);
        }
        finally
        {
            _devices?.Dispose();
            _devices = null;
        }
    }

    private OpenedDevice Open()
    {
        try
        {
            var devices = _devices ??= Connect();
            return _name.Scheme == WasapiName.Program ? OpenProgram(devices) : OpenEndpoint(devices);
        }
        catch (WasapiException e)
        {
            throw new MediaException(Explain(e.HResult, e.Message), e);
        }
    }

    private IWasapiDevices Connect()
    {
        var devices = _openDevices();
        devices.Changed += OnChanged;
        return devices;
    }

    private OpenedDevice OpenProgram(IWasapiDevices devices)
    {
        var program = ProgramName.Find(_name.Id, _programs.List()) ?? throw new MediaException($"the program {_name.Id} is not running");
        var stream = Start(
            devices.OpenProgram(program.Id), fillsSilence: true, () => _programs.IsRunning(program) ? null : $"{program.Name} was closed");
        return new OpenedDevice(stream, $"{program.Name}: {stream.Grant.Description}");
    }

    private OpenedDevice OpenEndpoint(IWasapiDevices devices)
    {
        var candidates = devices.List().Where(endpoint => endpoint.IsOutput == IsOutput).ToList();
        var endpoint = candidates.Find(candidate => FollowsDefault
            ? candidate.IsDefault
            : candidate.Id == _name.Id || candidate.Name.Equals(_name.Id, StringComparison.OrdinalIgnoreCase));
        if (endpoint is null)
        {
            var names = candidates.Count == 0 ? "none" : string.Join(", ", candidates.Select(candidate => candidate.Name));
            throw new MediaException(
                $"{ExplainDeparture(_endpoint) ?? $"Windows has no {(IsOutput ? "output" : "input")} with that name"}; available: {names}");
        }

        _endpoint = endpoint.Id;
        _departure = null;
        var stream = Start(devices, endpoint);
        _stream = stream;
        return new OpenedDevice(stream, FollowsDefault ? $"{endpoint.Name}: {stream.Grant.Description}" : stream.Grant.Description);
    }

    // The driver's effects (noise suppression, gain control) are made for speech and treat the brush as noise.
    private WasapiStream Start(IWasapiDevices devices, WasapiEndpoint endpoint)
    {
        if (!endpoint.IsOutput)
        {
            try
            {
                return Start(devices.Open(endpoint, raw: true), fillsSilence: false, getEndReason: null);
            }
            catch (WasapiException e) when (!WasapiError.IsFinal(e.HResult))
            {
                // Not every driver can bypass its effects, and drivers report this with different errors.
            }
        }

        return Start(devices.Open(endpoint, raw: false), endpoint.IsOutput, getEndReason: null);
    }

    private WasapiStream Start(IWasapiCapture capture, bool fillsSilence, Func<string?>? getEndReason)
    {
        try
        {
            return new WasapiStream(capture, fillsSilence, code => Explain(code), getEndReason, _time, _channels);
        }
        catch
        {
            capture.Dispose();
            throw;
        }
    }

    private string Explain(int code, string message = "") => code switch
    {
        WasapiError.DeviceInvalidated when ExplainDeparture(_endpoint) is { } reason => reason,
        WasapiError.DeviceInvalidated when _endpoint is { } id && IsListed(id) => "Windows closed it although it is still connected; its format was changed in the sound settings, or its driver was restarted",
        WasapiError.AccessDenied when _name.Scheme != WasapiName.Input => "Windows denies PaintSound access to its sound; start both programs as the same user, neither as administrator",
        _ => WasapiError.Explain(code, message),
    };

    private string? ExplainDeparture(string? endpoint) => _departure is { } departure && departure.Id == endpoint
        ? departure.Kind == WasapiChangeKind.Disabled ? "it was disabled in Windows' sound settings" : "it was unplugged"
        : null;

    private bool IsListed(string id)
    {
        try
        {
            return _devices?.List().Any(endpoint => endpoint.Id == id) ?? false;
        }
        catch (WasapiException)
        {
            return false;
        }
    }

    private void OnChanged(WasapiChange change)
    {
        switch (change.Kind)
        {
            case WasapiChangeKind.DefaultInput when FollowsDefault && !IsOutput && change.Id != _endpoint:
            case WasapiChangeKind.DefaultOutput when FollowsDefault && IsOutput && change.Id != _endpoint:
                _device.Reopen();
                break;
            case WasapiChangeKind.Arrived:
                _device.RetryNow();
                break;
            case WasapiChangeKind.Unplugged or WasapiChangeKind.Disabled when change.Id == _endpoint:
                _departure = change;
                _stream?.End(ExplainDeparture(_endpoint));
                break;
            default:
                break;
        }
    }
}
