using PaintSound.Core.Sources;

namespace PaintSound.Worker.Takes;

/// <summary>The name of a source that a take replaces. The take itself delivers sound and frames, in the order in which they were recorded.</summary>
/// <param name="name">The name for messages to people.</param>
/// <param name="channels">Microphones.</param>
internal sealed class TakeSource(string name, int channels = 1) : ISoundSource, IFrameSource
{
    /// <inheritdoc cref="ISoundSource.Name"/>
    public string Name => name;

    /// <inheritdoc/>
    public int Channels => channels;

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop) => Task.CompletedTask;
}
