using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Windows.Programs;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Windows;

/// <summary>
/// Live sound by WASAPI: an input, what an output plays, or what one program plays. Opened again whenever it goes away; follows the
/// default device and a program that is started again.
/// </summary>
internal sealed class WasapiSource : ISoundSource
{
    private const int MostSamples = ISoundSource.SampleRate / 4;
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(2);
    private readonly Func<IWasapiDevices> _system;
    private readonly IProgramList _programs;
    private readonly DeviceName _name;
    private readonly TimeProvider _time;
    private readonly SupervisedDevice _device;
    private IWasapiDevices? _devices;
    private volatile string? _endpoint;
    private volatile WasapiStream? _stream;
    private volatile WasapiChange? _departure;

    /// <summary>Does not open it yet.</summary>
    /// <param name="system">Opens Windows' audio system.</param>
    /// <param name="programs">The programs that run.</param>
    /// <param name="name">What is heard; one of <see cref="WasapiName.Schemes"/>.</param>
    /// <param name="kind">What it stands for.</param>
    /// <param name="time">The session's clock.</param>
    public WasapiSource(Func<IWasapiDevices> system, IProgramList programs, DeviceName name, SourceKind kind, TimeProvider time)
    {
        (_system, _programs, _name, _time) = (system, programs, name, time);
        _device = new SupervisedDevice(kind, Name, Open, sizeof(float), MostSamples, Stall, time);
    }

    /// <inheritdoc/>
    public string Name => _name.Whole;

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

    private OpenedDevice Open(CancellationToken stop)
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
        var devices = _system();
        devices.Changed += OnChanged;
        return devices;
    }

    private OpenedDevice OpenProgram(IWasapiDevices devices)
    {
        var program = ProgramName.Find(_name.Id, _programs.Now()) ?? throw new MediaException($"no program {_name.Id} is running");
        var stream = Start(
            devices.OpenProgram(program.Id), fillsSilence: true, () => _programs.Runs(program) ? null : $"{program.Name} was closed");
        return new OpenedDevice(stream, $"{program.Name}: {stream.Grant.Sentence}");
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
                $"{Departed(_endpoint) ?? $"Windows has no {(IsOutput ? "output" : "input")} of that name"}; there is {names}");
        }

        _endpoint = endpoint.Id;
        _departure = null;
        var stream = Start(devices, endpoint);
        _stream = stream;
        return new OpenedDevice(stream, FollowsDefault ? $"{endpoint.Name}: {stream.Grant.Sentence}" : stream.Grant.Sentence);
    }

    // The driver's effects (noise suppression, gain control) are made for speech and take the brush for noise.
    private WasapiStream Start(IWasapiDevices devices, WasapiEndpoint endpoint)
    {
        if (!endpoint.IsOutput)
        {
            try
            {
                return Start(devices.Open(endpoint, raw: true), fillsSilence: false, whyGone: null);
            }
            catch (WasapiException e) when (!WasapiError.IsFinal(e.HResult))
            {
                // Not every driver lets its effects be bypassed, and drivers refuse in different ways.
            }
        }

        return Start(devices.Open(endpoint, raw: false), endpoint.IsOutput, whyGone: null);
    }

    private WasapiStream Start(IWasapiCapture capture, bool fillsSilence, Func<string?>? whyGone)
    {
        try
        {
            return new WasapiStream(capture, fillsSilence, code => Explain(code), whyGone, _time);
        }
        catch
        {
            capture.Dispose();
            throw;
        }
    }

    private string Explain(int code, string words = "") => code switch
    {
        WasapiError.DeviceInvalidated when Departed(_endpoint) is { } reason => reason,
        WasapiError.DeviceInvalidated when _endpoint is { } id && IsListed(id) => "Windows closed it though it is still there; its format was changed in the sound settings, or its driver was restarted",
        WasapiError.AccessDenied when _name.Scheme != WasapiName.Input => "Windows does not let PaintSound hear it; start both as the same user, neither as administrator",
        _ => WasapiError.Explain(code, words),
    };

    private string? Departed(string? endpoint) => _departure is { } departure && departure.Id == endpoint
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
                _stream?.End(Departed(_endpoint));
                break;
            default:
                break;
        }
    }
}
