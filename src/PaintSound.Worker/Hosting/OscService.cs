using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Osc;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;
using PaintSound.Osc.Output;
using PaintSound.Osc.Query;
using PaintSound.Worker.Metrics;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// OSC in a performance: sends events to the targets, receives control messages, and serves OSCQuery. The host starts it after the
/// inputs and stops it after all other outputs, so that each of them can still send while it ends.
/// </summary>
/// <param name="settings">Targets and addresses.</param>
/// <param name="control">The controls that messages change.</param>
/// <param name="loggers">Create the loggers of sender, receiver and OSCQuery.</param>
/// <param name="time">The session clock.</param>
/// <param name="gate">Tells whether this worker sends; null if it always does.</param>
internal sealed class OscService(OscSettings settings, IShowControl control, ILoggerFactory loggers, TimeProvider time, IOutputGate? gate = null) : IHostedService, ILossSource, IOscTraffic, IDisposable
{
    private readonly OscControlReceiver _control = new(control, loggers.CreateLogger<OscControlReceiver>(), time);
    private readonly CancellationTokenSource _end = new();
    private bool _isDisposed;
    private OscSender? _sender;
    private OscReceiver? _receiver;
    private Task _run = Task.CompletedTask;

    /// <summary>Sends events to the targets.</summary>
    /// <exception cref="InvalidOperationException">The host has not started this service.</exception>
    public OscOutput Output
    {
        get => field ?? throw new InvalidOperationException("OSC is opened when the host starts.");
        private set;
    }

    /// <inheritdoc/>
    public IEnumerable<OscDestination> Destinations => _sender?.Destinations ?? [];

    /// <inheritdoc/>
    public IEnumerable<Loss> Losses => _sender is null ? [] :
    [
        .. Destinations.Select(destination => new Loss(LossKind.OscNotSent, destination.Failed, destination.Target.ToString())),
        new(LossKind.OscTooLong, Output.TooLong),
        new(LossKind.OscInvalid, _receiver?.Dropped ?? 0),
        new(LossKind.OscOverflowed, _receiver?.Overflowed ?? 0),
        new(LossKind.ControlRefused, _control.Refused),
        new(LossKind.ControlReplaced, _control.Replaced),
    ];

    /// <inheritdoc/>
    /// <exception cref="OscException">Another program has the port.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var latest = settings.Query is null ? null : new OscNamespace();
        _receiver = OscReceiver.Open(settings.Listen, loggers.CreateLogger<OscReceiver>(), time);
        _sender = await OscSender.OpenAsync(settings.Targets, loggers.CreateLogger<OscSender>(), time, cancellationToken, latest, gate: gate);
        Output = new OscOutput(_sender);
        var query = latest is null ? null : new OscQueryServer(settings.Query!, _receiver.EndPoint, latest, loggers, time);
        _run = Task.WhenAll(_receiver.RunAsync(Receive, _end.Token), _control.RunAsync(_end.Token), query?.RunAsync(_end.Token) ?? Task.CompletedTask);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _end.CancelAsync();
        await _run.WaitAsync(cancellationToken);
    }

    private void Receive(OscMessage message)
    {
        if (!Output.TryAnswer(message))
        {
            _control.Add(message);
        }
    }

    /// <summary>Releases what a failed start has opened. The container calls it once for every type that this service is registered as.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _end.Cancel();
        _receiver?.Dispose();
        _sender?.Dispose();
        _end.Dispose();
    }
}
