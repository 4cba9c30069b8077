using PaintSound.Core.Music;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Library.Indexing;

/// <summary>
/// Cuts a work into excerpts of 4 s while it is decoded, so a work never has to be in memory as a whole. Skips a remainder
/// shorter than 4 s at the end. A work shorter than 4 s becomes one excerpt, padded with silence. One thread at a time.
/// </summary>
public sealed class ExcerptSlicer
{
    private const int Length = (int)(Excerpt.Seconds * ISoundSource.SampleRate);

    private readonly int _hop;
    private readonly ExcerptHandler _handle;
    private readonly StreamingLogMel[] _mels;
    private readonly float[][] _buffers;
    private readonly float[][] _requested;
    private readonly ExcerptMeter _meter = new();
    private long _position;
    private long _end = Length;

    /// <summary>Creates a slicer for one work.</summary>
    /// <param name="mels">The log-mel settings of the networks. Equal settings are computed once.</param>
    /// <param name="hopSeconds">Seconds between the starts of two excerpts. Rounded to a whole number of columns of every log-mel.</param>
    /// <param name="handle">Called with every excerpt.</param>
    public ExcerptSlicer(IReadOnlyList<MelSettings> mels, double hopSeconds, ExcerptHandler handle)
    {
        var step = mels.Select(mel => mel.Hop).Aggregate(LeastCommonMultiple);
        _hop = step * Math.Max(1, (int)Math.Round(hopSeconds * ISoundSource.SampleRate / step));
        _handle = handle;
        var distinct = mels.Distinct().ToList();
        _mels = [.. distinct.Select(mel => new StreamingLogMel(mel))];
        _buffers = [.. distinct.Select(mel => new float[mel.Bands * mel.Columns])];
        _requested = [.. mels.Select(mel => _buffers[distinct.IndexOf(mel)])];
    }

    /// <summary>Processed length of the work, in seconds.</summary>
    public double ProcessedSeconds => _meter.Seconds;

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Any number of samples, 16 kHz mono, -1..1.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        _meter.Push(samples);
        Push(samples);
    }

    /// <summary>Ends the work. If it is shorter than 4 s, hands over its only excerpt.</summary>
    public void Finish()
    {
        if (_position is > 0 and < Length)
        {
            Push(new float[Length - _position]);
        }
    }

    private void Push(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var block = samples[..(int)Math.Min(samples.Length, _end - _position)];
            samples = samples[block.Length..];
            foreach (var mel in _mels)
            {
                mel.Push(block);
            }

            _position += block.Length;
            if (_position == _end)
            {
                Emit();
                _end += _hop;
            }
        }
    }

    private void Emit()
    {
        for (var i = 0; i < _mels.Length; i++)
        {
            _mels[i].CopyTo(_buffers[i]);
        }

        var start = (double)(_end - Length) / ISoundSource.SampleRate;
        _handle(start, _requested, _meter.GetLevelDb(start), _meter.GetOnsetRate(start));
    }

    private static int LeastCommonMultiple(int a, int b)
    {
        var (larger, smaller) = (a, b);
        while (smaller != 0)
        {
            (larger, smaller) = (smaller, larger % smaller);
        }

        return a / larger * b;
    }
}
