using PaintSound.Core.Music;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Library.Indexing;

/// <summary>
/// Cuts a work into excerpts while it is decoded, so that no work need be in memory whole. A rest of less than four seconds
/// at the end is left out, but a work that is shorter than that becomes one excerpt, followed by silence.
/// </summary>
public sealed class ExcerptSlicer
{
    private const int Length = (int)(Excerpt.Seconds * ISoundSource.SampleRate);

    private readonly int _hop;
    private readonly ExcerptHandler _cut;
    private readonly StreamingLogMel[] _mels;
    private readonly float[][] _pictures;
    private readonly float[][] _asked;
    private readonly ExcerptMeter _meter = new();
    private long _heard;
    private long _end = Length;

    /// <summary>Begins with the first sample of a work.</summary>
    /// <param name="mels">The networks' mels; what is the same for two is computed once.</param>
    /// <param name="hopSeconds">From one excerpt to the next; rounded so that a column of every mel ends with it.</param>
    /// <param name="cut">Called with every excerpt.</param>
    public ExcerptSlicer(IReadOnlyList<MelSettings> mels, double hopSeconds, ExcerptHandler cut)
    {
        var step = mels.Select(mel => mel.Hop).Aggregate(LeastCommonMultiple);
        _hop = step * Math.Max(1, (int)Math.Round(hopSeconds * ISoundSource.SampleRate / step));
        _cut = cut;
        var different = mels.Distinct().ToList();
        _mels = [.. different.Select(mel => new StreamingLogMel(mel))];
        _pictures = [.. different.Select(mel => new float[mel.Bands * mel.Columns])];
        _asked = [.. mels.Select(mel => _pictures[different.IndexOf(mel)])];
    }

    /// <summary>Length of the work so far, in seconds.</summary>
    public double ProcessedSeconds => _meter.Seconds;

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Any number at 16 kHz, -1..1.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        _meter.Push(samples);
        Push(samples);
    }

    /// <summary>The work is over.</summary>
    public void Finish()
    {
        if (_heard is > 0 and < Length)
        {
            Push(new float[Length - _heard]);
        }
    }

    private void Push(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var piece = samples[..(int)Math.Min(samples.Length, _end - _heard)];
            samples = samples[piece.Length..];
            foreach (var mel in _mels)
            {
                mel.Push(piece);
            }

            _heard += piece.Length;
            if (_heard == _end)
            {
                Cut();
                _end += _hop;
            }
        }
    }

    private void Cut()
    {
        for (var i = 0; i < _mels.Length; i++)
        {
            _mels[i].CopyTo(_pictures[i]);
        }

        var start = (double)(_end - Length) / ISoundSource.SampleRate;
        _cut(start, _asked, _meter.GetLevelDb(start), _meter.GetOnsetRate(start));
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
