using PaintSound.Core.Choosing;
using PaintSound.Core.Sources;

namespace PaintSound.Film.Recording;

/// <summary>
/// The canvas, the brush sound, the onsets and the selections of a performance; and of one with music, the selected paintings and the congruity; and of one with lights, their colours. Thread-safe.
/// Memory is bounded. The recording keeps at most <see cref="MaxFrames"/> canvas frames (38 MB). At the limit, it removes every second
/// frame and records half as often. Brush sound needs 32 kB per second; sound after <paramref name="maxLength"/> is ignored.
/// </summary>
/// <param name="maxLength">Maximum length of the brush sound, from the start.</param>
/// <param name="maxFrames">Maximum number of canvas frames of 150 kB each, above 1.</param>
public sealed class PerformanceRecording(TimeSpan maxLength, int maxFrames = PerformanceRecording.MaxFrames)
{
    /// <summary>Maximum number of canvas frames, if nothing else is asked for.</summary>
    public const int MaxFrames = 256;

    /// <summary>Maximum number of onsets: 25 per second for more than an hour. Later onsets are ignored.</summary>
    public const int MaxOnsets = 100_000;

    /// <summary>Maximum number of states of the lights: 44 per second for more than half an hour. Later states are ignored.</summary>
    public const int MaxLights = 100_000;

    private const int ChunkSamples = 10 * ISoundSource.SampleRate;

    private readonly Lock _gate = new();
    private readonly List<CanvasFrame> _frames = [];
    private readonly List<short[]> _brush = [];
    private readonly List<OnsetEvent> _onsets = [];
    private readonly List<Selection> _selections = [];
    private readonly List<ShownPainting> _paintings = [];
    private readonly List<CongruityValue> _congruity = [];
    private readonly List<LightState> _lights = [];
    private readonly long _maxSamples = (long)(maxLength.TotalSeconds * ISoundSource.SampleRate);
    private TimeSpan _interval = TimeSpan.FromSeconds(0.25);
    private long _samples;

    /// <summary>Creates a recording of at most one hour.</summary>
    public PerformanceRecording()
        : this(TimeSpan.FromHours(1))
    {
    }

    /// <summary>A copy of the list of canvas frames, in time order.</summary>
    public IReadOnlyList<CanvasFrame> Frames => Snapshot(_frames);

    /// <summary>A copy of the list of onsets, in the order in which they were added.</summary>
    public IReadOnlyList<OnsetEvent> Onsets => Snapshot(_onsets);

    /// <summary>A copy of the list of selections, in the order in which they were added.</summary>
    public IReadOnlyList<Selection> Selections => Snapshot(_selections);

    /// <summary>A copy of the list of selected paintings, in the order in which they were added.</summary>
    public IReadOnlyList<ShownPainting> Paintings => Snapshot(_paintings);

    /// <summary>A copy of the list of congruity values, in the order in which they were added.</summary>
    public IReadOnlyList<CongruityValue> Congruity => Snapshot(_congruity);

    /// <summary>The names of the lights; empty for a performance without lights.</summary>
    public IReadOnlyList<string> LightNames { get; init; } = [];

    /// <summary>A copy of the list of the states of the lights, in the order in which they were added.</summary>
    public IReadOnlyList<LightState> Lights => Snapshot(_lights);

    /// <summary>Length of the recorded brush sound in samples at 16 kHz.</summary>
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

    /// <summary>Adds a canvas frame. Ignores it if the last one is less than 0.25 s earlier (more if the recording is long).</summary>
    /// <param name="at">Time since the start of the performance, not earlier than the frame before.</param>
    /// <param name="rgb">224 x 224 pixels, three bytes each (R, G, B). The method copies them.</param>
    /// <exception cref="ArgumentException">The frame has another size.</exception>
    public void AddFrame(TimeSpan at, ReadOnlySpan<byte> rgb)
    {
        if (rgb.Length != IFrameSource.FrameBytes)
        {
            throw new ArgumentException($"A frame has {IFrameSource.FrameBytes} bytes, not {rgb.Length}.", nameof(rgb));
        }

        lock (_gate)
        {
            if (_frames.Count > 0 && at - _frames[^1].At < _interval)
            {
                return;
            }

            if (_frames.Count == maxFrames)
            {
                for (var i = 1; i < _frames.Count; i++)
                {
                    _frames.RemoveAt(i);
                }

                _interval *= 2;
            }

            _frames.Add(new CanvasFrame(at, rgb.ToArray()));
        }
    }

    /// <summary>Appends brush sound. The first sample of the first call is the start of the performance.</summary>
    /// <param name="samples">16 kHz mono, -1 to 1. Other values are clipped.</param>
    public void AddBrush(ReadOnlySpan<float> samples)
    {
        lock (_gate)
        {
            foreach (var sample in samples[..(int)Math.Min(samples.Length, _maxSamples - _samples)])
            {
                var index = (int)(_samples++ % ChunkSamples);
                if (index == 0)
                {
                    _brush.Add(new short[ChunkSamples]);
                }

                _brush[^1][index] = (short)MathF.Round(Math.Clamp(sample, -1, 1) * short.MaxValue);
            }
        }
    }

    /// <summary>Adds an onset of the brush.</summary>
    /// <param name="at">Time since the start of the performance.</param>
    /// <param name="strength">0 weak ... 1 strong.</param>
    public void AddOnset(TimeSpan at, float strength)
    {
        lock (_gate)
        {
            if (_onsets.Count < MaxOnsets)
            {
                _onsets.Add(new OnsetEvent(at, strength));
            }
        }
    }

    /// <summary>Adds a selection.</summary>
    /// <param name="selection">The selection. It must be later than the one before.</param>
    public void AddSelection(Selection selection)
    {
        lock (_gate)
        {
            _selections.Add(selection);
        }
    }

    /// <summary>Adds a selected painting.</summary>
    /// <param name="painting">The painting. It must not be earlier than the one before.</param>
    public void AddPainting(ShownPainting painting)
    {
        lock (_gate)
        {
            _paintings.Add(painting);
        }
    }

    /// <summary>Adds a value of the congruity.</summary>
    /// <param name="congruity">The value. It must not be earlier than the one before.</param>
    public void AddCongruity(CongruityValue congruity)
    {
        lock (_gate)
        {
            _congruity.Add(congruity);
        }
    }

    /// <summary>Adds a state of the lights.</summary>
    /// <param name="at">Time since the start of the performance, not earlier than the state before.</param>
    /// <param name="rgb">Three levels for each of <see cref="LightNames"/>: red, green, blue. The method copies them.</param>
    /// <exception cref="ArgumentException">The number of levels does not fit the lights.</exception>
    public void AddLights(TimeSpan at, ReadOnlySpan<byte> rgb)
    {
        if (rgb.Length != 3 * LightNames.Count)
        {
            throw new ArgumentException($"{LightNames.Count} lights have {3 * LightNames.Count} levels, not {rgb.Length}.", nameof(rgb));
        }

        lock (_gate)
        {
            if (_lights.Count < MaxLights)
            {
                _lights.Add(new LightState(at, rgb.ToArray()));
            }
        }
    }

    /// <summary>Reads brush sound. Returns silence before the start and after the end.</summary>
    /// <param name="from">Index of the first sample, at 16 kHz from the start of the performance. It can be negative.</param>
    /// <param name="samples">Receives samples of -1 to 1.</param>
    public void ReadBrush(long from, Span<float> samples)
    {
        lock (_gate)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                var at = from + i;
                samples[i] = at < 0 || at >= _samples ? 0 : _brush[(int)(at / ChunkSamples)][at % ChunkSamples] / (float)short.MaxValue;
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
