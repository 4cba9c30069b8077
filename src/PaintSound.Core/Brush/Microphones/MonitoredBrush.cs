using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush.Microphones;

/// <summary>A brush whose sound a monitor watches on its way.</summary>
/// <param name="brush">The brush.</param>
/// <param name="monitor">Watches it.</param>
public sealed class MonitoredBrush(ISoundSource brush, MicrophoneMonitor monitor) : ISoundSource
{
    /// <inheritdoc/>
    public string Name => brush.Name;

    /// <inheritdoc/>
    public int Channels => brush.Channels;

    /// <inheritdoc/>
    public long Dropouts => brush.Dropouts;

    /// <inheritdoc/>
    public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) => brush.RunAsync(
        (samples, timestamp) =>
        {
            monitor.Process(samples, timestamp);
            onBlock(samples, timestamp);
        },
        report,
        stop);
}
