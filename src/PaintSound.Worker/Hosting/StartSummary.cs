using Microsoft.Extensions.Hosting;
using PaintSound.Performance.Loading;

namespace PaintSound.Worker.Hosting;

/// <summary>Prints the inputs and the size of the library once all services have started, just before the performance.</summary>
/// <param name="inputs">The opened inputs.</param>
/// <param name="factory">The library.</param>
/// <param name="write">Receives the line.</param>
internal sealed class StartSummary(InputService inputs, PerformanceFactory factory, Action<string> write) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var (brush, canvas, music) = inputs.Inputs;
        write($"Brush: {brush.Name}. Canvas: {canvas.Name}. {(music is null ? "" : $"Music: {music.Name}. ")}" +
            $"{factory.ExcerptCount} excerpts{(music is null ? "" : $" and {factory.PaintingCount} paintings")} to choose from.");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
