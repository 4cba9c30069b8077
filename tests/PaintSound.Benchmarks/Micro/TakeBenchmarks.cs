using BenchmarkDotNet.Attributes;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;
using PaintSound.Takes.Recording;
using PaintSound.Takes.Records;

namespace PaintSound.Benchmarks.Micro;

/// <summary>What the recording of a take costs: one second of a performance with music and a camera with some noise, queued and written.</summary>
public class TakeBenchmarks : IDisposable
{
    private const int BlocksPerSecond = 80;
    private const int FramesPerSecond = 8;
    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-take-").FullName;
    private readonly float[] _sound = new float[ISoundSource.SampleRate / BlocksPerSecond];
    private readonly byte[][] _frames = new byte[FramesPerSecond][];
    private readonly TakeQueue _queue = new();
    private readonly ShowState _state = new();
    private TakeJournal _journal = null!;
    private TakeWriter _writer = null!;
    private long _time;

    [GlobalSetup]
    public void Prepare()
    {
        Random random = new(1);
        for (var i = 0; i < _sound.Length; i++)
        {
            _sound[i] = 0.1f * (float)(random.NextDouble() - 0.5);
        }

        for (var frame = 0; frame < FramesPerSecond; frame++)
        {
            _frames[frame] = new byte[IFrameSource.FrameBytes];
            for (var i = 0; i < IFrameSource.FrameBytes; i++)
            {
                // A slope, and noise with a standard deviation of 1.6 steps.
                _frames[frame][i] = (byte)(80 + (i / 1500) + random.Next(-1, 2) + random.Next(-1, 2) + random.Next(-1, 2) + random.Next(-1, 2));
            }
        }

        _journal = new TakeJournal(_queue);
        _writer = new TakeWriter(
            Path.Combine(_folder, "take"),
            new TakeHead(TakeHead.CurrentFormat, "", default, "", "", "", [], 1_000_000_000, 0, 1, true, _state),
            "", _queue, TimeSpan.FromHours(2));
    }

    [Benchmark(Description = "one second of a take, queued and written")]
    public void OneSecond()
    {
        for (var i = 0; i < BlocksPerSecond; i++)
        {
            _time += 1_000_000_000 / BlocksPerSecond;
            _journal.AddBrush(_sound, _time);
            _journal.AddMusic(_sound, _time);
            if (i % (BlocksPerSecond / FramesPerSecond) == 0)
            {
                _journal.AddFrame(_frames[i * FramesPerSecond / BlocksPerSecond], _time);
            }

            if (i % (BlocksPerSecond / 4) == 0)
            {
                _journal.AddStep(new StepInputs(_time, _state, false, null, default));
                _queue.Add(new OnsetRecord(default, 0.5f));
                _queue.Add(new CongruityRecord(default, new CongruityReading(0.5f, 0.5f, 1, CongruityReliability.Reliable)));
            }
        }

        _writer.WriteAll();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _writer?.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
