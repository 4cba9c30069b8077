using PaintSound.Core.Music;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Library.Indexing;

/// <summary>
/// Cuts a work into excerpts of 4 s while it is decoded, so a work never has to be in memory as a whole. Each excerpt starts at the strongest
/// onset within half a second of a regular grid, if there is one, so that it does not start inside a note. Skips a
/// remainder shorter than 4 s at the end. A work shorter than 4 s becomes one excerpt, padded with silence. One thread at a time.
/// </summary>
public sealed class ExcerptSlicer
{
    private const int Length = (int)(Excerpt.Seconds * ISoundSource.SampleRate);
    private const int MaxShift = (int)(Excerpt.MaxShiftSeconds * ISoundSource.SampleRate);

    private readonly int _step;
    private readonly int _hop;
    private readonly int _shift;
    private readonly ExcerptHandler _handle;
    private readonly StreamingLogMel[] _mels;
    private readonly float[][] _buffers;
    private readonly float[][] _requested;
    private readonly SpectralFlux _flux;
    private readonly ExcerptMeter _meter = new();
    private long _position;
    private long _grid;   // the next start before it is moved

    /// <summary>Creates a slicer for one work.</summary>
    /// <param name="mels">The log-mel settings of the networks. Equal settings are computed once.</param>
    /// <param name="hopSeconds">Seconds between the starts of two excerpts. Rounded to a whole number of columns of every log-mel.</param>
    /// <param name="handle">Called with every excerpt.</param>
    public ExcerptSlicer(IReadOnlyList<MelSettings> mels, double hopSeconds, ExcerptHandler handle)
    {
        _step = mels.Select(mel => mel.Hop).Aggregate(LeastCommonMultiple);
        _hop = _step * Math.Max(1, (int)Math.Round(hopSeconds * ISoundSource.SampleRate / _step));
        // The ranges of two excerpts do not overlap, so that none is cut twice.
        _shift = Math.Min(MaxShift, (_hop / 2) - 1) / _step * _step;
        _handle = handle;
        var distinct = mels.Distinct().ToList();
        _flux = new SpectralFlux(distinct[0]);
        _mels = [.. distinct.Select((mel, i) => new StreamingLogMel(mel, i == 0 ? (column, _) => _flux.Add(column) : null))];
        _buffers = [.. distinct.Select(mel => new float[mel.Bands * mel.Columns])];
        _requested = [.. mels.Select(mel => _buffers[distinct.IndexOf(mel)])];
    }

    /// <summary>Processed length of the work, in seconds.</summary>
    public double ProcessedSeconds => _meter.Seconds;

    // When the last sample of the latest possible excerpt has arrived.
    private long Due => _grid + _shift + Length;

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Any number of samples, 16 kHz mono, -1..1.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        _meter.Push(samples);
        Push(samples);
    }

    /// <summary>Ends the work: hands over the excerpts that end with it. If it is shorter than 4 s, hands over its only excerpt.</summary>
    public void Finish()
    {
        if (_position is > 0 and < Length)
        {
            Push(new float[Length - _position]);
        }

        while (_grid + Length <= _position)
        {
            Emit();
        }
    }

    private void Push(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var block = samples[..(int)Math.Min(samples.Length, Due - _position)];
            samples = samples[block.Length..];
            foreach (var mel in _mels)
            {
                mel.Push(block);
            }

            _position += block.Length;
            if (_position == Due)
            {
                Emit();
            }
        }
    }

    /// <summary>Hands over the excerpt of the present place in the grid, and goes on to the next.</summary>
    private void Emit()
    {
        var latest = Math.Min(_grid + _shift, _position - Length);
        var start = (_flux.FindStrongest(Math.Max(0, _grid - _shift), latest) ?? _grid) / _step * _step;
        for (var i = 0; i < _mels.Length; i++)
        {
            _mels[i].CopyEarlierTo(_buffers[i], (start + Length) / _mels[i].Settings.Hop);
        }

        _grid += _hop;
        var seconds = (double)start / ISoundSource.SampleRate;
        _handle(seconds, _requested, _meter.GetLevelDb(seconds), _meter.GetOnsetRate(seconds));
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
