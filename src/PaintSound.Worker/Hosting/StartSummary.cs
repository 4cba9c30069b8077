using Microsoft.Extensions.Hosting;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Hosting;

/// <summary>Prints the log file, the inputs and the size of the library once all services have started, just before the performance.</summary>
/// <param name="inputs">The opened inputs.</param>
/// <param name="factory">The library.</param>
/// <param name="logging">The settings of logging, with the log file.</param>
/// <param name="output">Receives the lines.</param>
internal sealed class StartSummary(InputService inputs, PerformanceFactory factory, LoggingSettings logging, TextWriter output) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var (brush, canvas, music) = inputs.Inputs;
        if (logging.File is { } file)
        {
            output.WriteLine($"Log file: {file}");
        }

        output.WriteLine($"Brush: {brush.Name}. Canvas: {canvas.Name}. {(music is null ? "" : $"Music: {music.Name}. ")}" +
            $"{Quantity.Of(factory.ExcerptCount, "excerpt")}{(music is null ? "" : $" and {Quantity.Of(factory.PaintingCount, "painting")}")} in the library.");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
