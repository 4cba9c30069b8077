using BenchmarkDotNet.Attributes;
using PaintSound.Core.Brush;
using PaintSound.Core.Signal;

namespace PaintSound.Benchmarks.Micro;

/// <summary>Processing of brush input.</summary>
public class SignalBenchmarks
{
    private readonly float[] _sound = new float[200];
    private readonly float[] _window = new float[1024];
    private readonly float[] _power = new float[513];
    private readonly FakeTimeProvider _time = new();
    private readonly RealFft _fft = new(1024);
    private BrushAnalyser _brush = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        for (var i = 0; i < _sound.Length; i++)
        {
            _sound[i] = random.NextSingle() - 0.5f;
        }

        _brush = new BrushAnalyser(new MelSettings(), new NullBrushListener(), _time);
    }

    [Benchmark(Description = "12.5 ms of brush: mel column, onset, level")]
    public void Brush() => _brush.Process(_sound, _time.GetTimestamp());

    [Benchmark(Description = "a Fourier transform of 1,024 points")]
    public void Fft() => _fft.ComputePower(_window, _power);
}
