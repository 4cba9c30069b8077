using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Hosting.Inputs;

namespace PaintSound.Worker.Tests.Pages;

/// <summary>The inputs of a show, with the music of the test.</summary>
internal sealed class MusicInputFactory(IInputFactory inputs, ISoundSource music) : IInputFactory
{
    public DisplayFrame? DisplayFrame => inputs.DisplayFrame;

    public async Task<PerformanceInputs> OpenAsync(CancellationToken stop) => await inputs.OpenAsync(stop) with { Music = music };
}
