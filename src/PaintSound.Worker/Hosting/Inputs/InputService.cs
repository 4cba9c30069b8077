using Microsoft.Extensions.Hosting;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Metrics;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>Opens the inputs when the host starts, so that a missing device ends the start and not the performance.</summary>
/// <param name="factory">Opens the inputs.</param>
internal sealed class InputService(IInputFactory factory) : IHostedService, ILossSource
{
    private PerformanceInputs? _inputs;

    /// <summary>The opened inputs.</summary>
    /// <exception cref="InvalidOperationException">The host has not started this service.</exception>
    public PerformanceInputs Inputs => _inputs ?? throw new InvalidOperationException("The inputs are opened when the host starts.");

    /// <inheritdoc/>
    public IEnumerable<Loss> Losses => _inputs is { } inputs ? [new(LossKind.SoundLost, inputs.Brush.Dropouts + (inputs.Music?.Dropouts ?? 0))] : [];

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken) => _inputs = await factory.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
