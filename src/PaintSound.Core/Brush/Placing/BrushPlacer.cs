using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush.Placing;

/// <summary>
/// Makes the brush and its place from the sound of several microphones: one signal for the analysis, a place <see cref="BrushLocator.DelaySeconds"/> after
/// every onset, and four places a second while a stroke lasts. The same sound gives the same places, in blocks of any length. Only one thread may call it.
/// Does not allocate after its creation.
/// </summary>
public sealed class BrushPlacer
{
    /// <summary>The largest number of frames per call: one frame of the onset detector (2.5 ms), so that onsets and strokes are known in order.</summary>
    public const int MaxFrames = ISoundSource.SampleRate / 400;

    private const int MaxPending = 16;
    private const int Interval = ISoundSource.SampleRate / 4;
    private const long Never = long.MaxValue;

    private static readonly int Delay = (int)(BrushLocator.DelaySeconds * ISoundSource.SampleRate);

    private readonly BrushLocator _locator;
    private readonly LoudestMicrophone _loudest;
    private readonly BrushPlaceHandler _onPlace;
    private readonly double _ticksPerSample;
    private readonly float[] _mono = new float[MaxFrames];
    private readonly Queue<long> _due = new(MaxPending);  // frames since the start
    private long _nextInStroke = Never;
    private long _count, _blockEnd, _blockEndTicks;

    /// <summary>Creates a placer with silent history.</summary>
    /// <param name="microphones">The microphones, in the order of the channels.</param>
    /// <param name="onPlace">Is called on the thread that calls <see cref="Locate"/>.</param>
    /// <param name="time">The session clock; its ticks are the unit of all timestamps.</param>
    /// <exception cref="ArgumentException">The number of microphones is not 2 to 4.</exception>
    public BrushPlacer(MicrophoneArray microphones, BrushPlaceHandler onPlace, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(microphones);
        ArgumentNullException.ThrowIfNull(time);
        _locator = new BrushLocator(microphones.Places, microphones.Aspect);
        _loudest = new LoudestMicrophone(Channels);
        _onPlace = onPlace;
        _ticksPerSample = (double)time.TimestampFrequency / ISoundSource.SampleRate;
    }

    /// <summary>Samples in a frame.</summary>
    public int Channels => _locator.Channels;

    /// <inheritdoc cref="BrushLocator.Aspect"/>
    public double Aspect
    {
        get => _locator.Aspect;
        set => _locator.Aspect = value;
    }

    /// <summary>The most frames that the next call should have: the same parts for blocks of any length.</summary>
    public int NextFrames => MaxFrames - (int)(_count % MaxFrames);

    /// <summary>Starts a block: returns its sound as one signal, for the analysis. Then report its onsets and strokes, and call <see cref="Locate"/>.</summary>
    /// <param name="frames">Whole interleaved frames, 16 kHz, -1..1, at most <see cref="MaxFrames"/>.</param>
    /// <param name="timestamp">The arrival time of the last frame, in ticks.</param>
    /// <returns>One sample for each frame; valid until the next call.</returns>
    public ReadOnlySpan<float> Mix(ReadOnlySpan<float> frames, long timestamp)
    {
        var mono = _mono.AsSpan(0, frames.Length / Channels);
        _loudest.Process(frames, mono);
        (_blockEnd, _blockEndTicks) = (_count + mono.Length, timestamp);
        return mono;
    }

    /// <summary>Tells of an onset in the block.</summary>
    /// <param name="timestamp">Its time in ticks.</param>
    public void AddOnset(long timestamp)
    {
        if (_due.Count < MaxPending)
        {
            _due.Enqueue(ToFrame(timestamp) + Delay);
        }
    }

    /// <summary>Tells of the start or the end of a stroke in the block.</summary>
    /// <param name="started">True for the start.</param>
    /// <param name="timestamp">Its time in ticks.</param>
    public void SetStroke(bool started, long timestamp) => _nextInStroke = started ? ToFrame(timestamp) + Delay + Interval : Never;

    /// <summary>Ends the block: estimates the places that are due in it.</summary>
    /// <param name="frames">The frames that were mixed.</param>
    public void Locate(ReadOnlySpan<float> frames)
    {
        while (Math.Min(_nextInStroke, _due.TryPeek(out var onset) ? onset : Never) is var next && next <= _blockEnd)
        {
            var part = (int)Math.Max(0, next - _count) * Channels;
            _locator.Process(frames[..part]);
            frames = frames[part..];
            _count = Math.Max(_count, next);
            while (_due.TryPeek(out onset) && onset <= next)
            {
                _due.Dequeue();
            }

            _nextInStroke = _nextInStroke == Never ? Never : next + Interval;
            if (_locator.Locate() is { Confidence: > 0 } position)
            {
                _onPlace(position, _blockEndTicks - (long)Math.Round((_blockEnd - _count) * _ticksPerSample));
            }
        }

        _locator.Process(frames);
        _count = _blockEnd;
    }

    private long ToFrame(long timestamp) => _blockEnd - (long)Math.Round((_blockEndTicks - timestamp) / _ticksPerSample);
}
