using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Core.Sources;
using PaintSound.Worker.Hosting;

namespace PaintSound.Worker.Health;

/// <summary>Checks the port of the MIDI output. The show continues without the port.</summary>
/// <param name="midi">Has the port.</param>
internal sealed class MidiHealthCheck(MidiService midi) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        midi.Output.State == SourceState.Running
            ? HealthCheckResult.Healthy("The MIDI port is open.")
            : HealthCheckResult.Degraded($"{midi.Output.State}: the MIDI port is not open. PaintSound retries; the log has the reason."));
}
