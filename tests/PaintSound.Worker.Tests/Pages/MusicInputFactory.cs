using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Hosting.Inputs;

namespace PaintSound.Worker.Tests.WithPages;

/// <summary>The inputs of a show, but with the test's own music.</summary>
internal sealed class MusicInputFactory(IInputFactory inputs, ISoundSource music) : IInputFactory
{
    public DisplayFrame? DisplayFrame => inputs.DisplayFrame;

    public async Task<PerformanceInputs> OpenAsync(CancellationToken stop) => await inputs.OpenAsync(stop) with { Music = music };
}
