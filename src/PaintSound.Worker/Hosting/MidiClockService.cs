using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Midi.Clock;
using PaintSound.Midi.Ports;
using PaintSound.Midi.Streams;
using PaintSound.Midi.Systems;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>Receives the MIDI clock of a show. A missing port is reported and retried; the performance continues without it.</summary>
internal sealed class MidiClockService : IHostedService, IDisposable
{
    private readonly MidiInput _input;

    /// <summary>Creates the input.</summary>
    /// <param name="settings">The port and the time signature.</param>
    /// <param name="system">The MIDI system, or null for the first that runs.</param>
    /// <param name="logger">Receives messages about the port.</param>
    /// <param name="time">The session clock.</param>
    public MidiClockService(BeatSettings settings, MidiSystemKind? system, ILogger<MidiClockService> logger, TimeProvider time)
    {
        Clock = new MidiClock(settings.Signature, time);
        var ports = new LazyMidiSystem(() => MidiSystems.Open(system));
        _input = new MidiInput(() => ports.OpenIn(settings.Port, withClock: true), Clock.Handle, RateLimitedLogger.Once(logger), time);
    }

    /// <summary>The beat of the clock.</summary>
    public MidiClock Clock { get; }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _input.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _input.Dispose();
}
