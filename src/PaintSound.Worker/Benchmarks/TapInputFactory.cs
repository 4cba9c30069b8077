using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Hosting.Inputs;

namespace PaintSound.Worker.Benchmarks;

/// <summary>The inputs of <see cref="OnsetBenchmark"/>: taps, and a canvas without a frame.</summary>
/// <param name="taps">The brush.</param>
internal sealed class TapInputFactory(ISoundSource taps) : IInputFactory
{
    /// <inheritdoc/>
    public Task<PerformanceInputs> OpenAsync(CancellationToken stop) => Task.FromResult(new PerformanceInputs(taps, new NoCanvas()));

    private sealed class NoCanvas : IFrameSource
    {
        public string Name => "none";

        public bool IsLive => false;

        public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop) => Task.CompletedTask;
    }
}
