using PaintSound.Core.Sources;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>A source that delivers all samples at once. It reports no states, because their times would differ from run to run.</summary>
internal sealed class ReferenceSound(string name, float[] samples) : ISoundSource
{
    public string Name => name;

    public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        onBlock(samples, 0);
        return Task.CompletedTask;
    }
}
