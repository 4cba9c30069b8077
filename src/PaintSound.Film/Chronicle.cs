using PaintSound.Core.Choosing;
using PaintSound.Core.Sources;

namespace PaintSound.Film;

/// <summary>
/// What was seen, heard and chosen in a performance. Any thread may add to it and read it at any time.
/// Its memory is bounded: at most <see cref="MostLooks"/> pictures are kept (38 MB), by keeping every second one and
/// looking half as often whenever they are full; brush sound takes 32 kB a second up to <paramref name="longest"/>,
/// in pieces of ten seconds, and what comes later is left out.
/// </summary>
/// <param name="longest">How much brush sound is kept, from the beginning.</param>
public sealed class Chronicle(TimeSpan longest)
{
    /// <summary>The most pictures that are kept.</summary>
    public const int MostLooks = 256;

    /// <summary>The most onsets that are kept: more than an hour of 25 strokes a second.</summary>
    public const int MostOnsets = 100_000;

    private const int PieceSamples = 10 * ISoundSource.SampleRate;

    private readonly Lock _gate = new();
    private readonly List<Look> _looks = [];
    private readonly List<short[]> _brush = [];
    private readonly List<Onset> _onsets = [];
    private readonly List<Selection> _selections = [];
    private readonly long _mostSamples = (long)(longest.TotalSeconds * ISoundSource.SampleRate);
    private TimeSpan _pause = TimeSpan.FromSeconds(0.25);
    private long _samples;

    /// <summary>A chronicle of at most an hour.</summary>
    public Chronicle()
        : this(TimeSpan.FromHours(1))
    {
    }

    /// <summary>The pictures that were kept, in the order of time.</summary>
    public IReadOnlyList<Look> Looks => Snapshot(_looks);

    /// <summary>The onsets of the brush.</summary>
    public IReadOnlyList<Onset> Onsets => Snapshot(_onsets);

    /// <summary>Everything that was chosen.</summary>
    public IReadOnlyList<Selection> Selections => Snapshot(_selections);

    /// <summary>How much brush sound there is, in samples at 16 kHz.</summary>
    public long BrushSamples
    {
        get
        {
            lock (_gate)
            {
                return _samples;
            }
        }
    }

    /// <summary>Keeps a picture of the canvas, unless one was kept less than a quarter of a second ago.</summary>
    /// <param name="at">When, from the beginning of the performance; never runs backwards.</param>
    /// <param name="rgb">224 x 224 x 3 bytes.</param>
    public void AddFrame(TimeSpan at, ReadOnlySpan<byte> rgb)
    {
        if (rgb.Length != IFrameSource.FrameBytes)
        {
            throw new ArgumentException($"A frame has {IFrameSource.FrameBytes} bytes, not {rgb.Length}.", nameof(rgb));
        }

        lock (_gate)
        {
            if (_looks.Count > 0 && at - _looks[^1].At < _pause)
            {
                return;
            }

            if (_looks.Count == MostLooks)
            {
                for (var i = 1; i < _looks.Count; i++)
                {
                    _looks.RemoveAt(i);
                }

                _pause *= 2;
            }

            _looks.Add(new Look(at, new Picture(IFrameSource.Size, rgb.ToArray())));
        }
    }

    /// <summary>Keeps brush sound; the first sample of all was heard at the beginning of the performance.</summary>
    /// <param name="samples">The samples that follow, 16 kHz mono, -1..1.</param>
    public void AddBrush(ReadOnlySpan<float> samples)
    {
        lock (_gate)
        {
            foreach (var sample in samples[..(int)Math.Min(samples.Length, _mostSamples - _samples)])
            {
                var place = (int)(_samples++ % PieceSamples);
                if (place == 0)
                {
                    _brush.Add(new short[PieceSamples]);
                }

                _brush[^1][place] = (short)MathF.Round(Math.Clamp(sample, -1, 1) * short.MaxValue);
            }
        }
    }

    /// <summary>Keeps an onset of the brush.</summary>
    /// <param name="at">When, from the beginning of the performance.</param>
    /// <param name="strength">0..1.</param>
    public void AddOnset(TimeSpan at, float strength)
    {
        lock (_gate)
        {
            if (_onsets.Count < MostOnsets)
            {
                _onsets.Add(new Onset(at, strength));
            }
        }
    }

    /// <summary>Keeps what was chosen.</summary>
    /// <param name="selection">It; later than the one before.</param>
    public void AddSelection(Selection selection)
    {
        lock (_gate)
        {
            _selections.Add(selection);
        }
    }

    /// <summary>Reads brush sound; before the beginning and after the end there is silence.</summary>
    /// <param name="from">The first sample, counted from the beginning of the performance at 16 kHz.</param>
    /// <param name="samples">Receives them, -1..1.</param>
    public void ReadBrush(long from, Span<float> samples)
    {
        lock (_gate)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                var at = from + i;
                samples[i] = at < 0 || at >= _samples ? 0 : _brush[(int)(at / PieceSamples)][at % PieceSamples] / (float)short.MaxValue;
            }
        }
    }

    private T[] Snapshot<T>(List<T> list)
    {
        lock (_gate)
        {
            return list.ToArray();
        }
    }
}
