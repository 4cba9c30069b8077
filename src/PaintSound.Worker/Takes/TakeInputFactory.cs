using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Takes;

/// <summary>The inputs of a replay: no device is opened.</summary>
/// <param name="show">The settings of the replay.</param>
internal sealed class TakeInputFactory(ShowSettings show) : IInputFactory
{
    /// <inheritdoc/>
    public Task<PerformanceInputs> OpenAsync(CancellationToken stop) => Task.FromResult(new PerformanceInputs(
        new TakeSource(show.Brush.Source.Name, Math.Max(1, show.Brush.Microphones.Count)),
        new TakeSource(show.Canvas.Source.Name),
        show.Music is { } music ? new TakeSource(music.Source.Name) : null));
}
