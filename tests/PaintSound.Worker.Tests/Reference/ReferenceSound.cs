using PaintSound.Core.Sources;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>A source that delivers samples as fast as they are taken and reports nothing: its reports would come at no fixed time.</summary>
internal sealed class ReferenceSound(string name, float[] samples) : ISoundSource
{
    public string Name => name;

    public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        onBlock(samples, 0);
        return Task.CompletedTask;
    }
}
