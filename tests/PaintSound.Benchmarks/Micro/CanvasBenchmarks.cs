using BenchmarkDotNet.Attributes;
using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Benchmarks.Micro;

/// <summary>The canvas of a simulated painter whose arm paints in front of it, at 8 frames per second, forwards and backwards.</summary>
public class CanvasBenchmarks
{
    private const int Frames = 80;
    private const double FramesPerSecond = 8, FirstSeconds = 12;
    private readonly byte[][] _frames = new byte[Frames][], _pictures = new byte[Frames][];
    private readonly FakeTimeProvider _time = new();
    private readonly DisplayFrame _display = new();
    private CanvasAnalyser _canvas = null!, _projected = null!;
    private int _next;

    [GlobalSetup]
    public void Prepare()
    {
        var camera = new Camera(new Painter(1).CreateSession(60));
        for (var i = 0; i < Frames; i++)
        {
            (_frames[i], _pictures[i]) = (new byte[IFrameSource.FrameBytes], new byte[DisplayFrame.PictureBytes]);
            camera.Capture(FirstSeconds + (i / FramesPerSecond), _frames[i]);
            camera.Capture(FirstSeconds + (i / FramesPerSecond), _pictures[i], DisplayFrame.Size);
        }

        (_canvas, _projected) = (new CanvasAnalyser(_time), new CanvasAnalyser(_time, displayFrame: _display));
    }

    [Benchmark(Description = "a frame")]
    public void Frame() => _canvas.AddFrame(_frames[Advance()], _time.GetTimestamp());

    [Benchmark(Description = "a frame, with the picture of 448 pixels for the projection")]
    public void Projected()
    {
        var frame = Advance();
        _pictures[frame].CopyTo(_display.Rgb);
        _projected.AddFrame(_frames[frame], _time.GetTimestamp());
    }

    private int Advance()
    {
        _time.Advance(TimeSpan.FromSeconds(1 / FramesPerSecond));
        _next = (_next + 1) % ((2 * Frames) - 2);
        return _next < Frames ? _next : (2 * Frames) - 2 - _next;
    }
}
