using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Separates the painting from the painter: takes camera frames and keeps a settled picture without hand, shadow and flicker.
/// </summary>
/// <remarks>
/// <para>
/// Each frame is normalised to the exposure of the settled picture (<see cref="ExposureGain"/>) and added to a moving window. A pixel whose
/// values vary little over the window is steady. The median of a steady pixel becomes paint, unless an arm covers it that still moves
/// elsewhere (<see cref="OcclusionMask"/>). Every other pixel keeps its last settled value. The method follows "Decomposing Time-Lapse
/// Paintings into Layers" (Tan et al., SIGGRAPH 2015), made causal. New paint appears when it has been uncovered for three quarters of the
/// window.
/// </para>
/// <para>
/// Only one thread may call <see cref="AddFrame"/>. Any thread may use the other members; a short lock protects the settled picture. Nothing
/// allocates after the constructor.
/// </para>
/// </remarks>
public sealed class CanvasAnalyser
{
    /// <summary>The share of the pixels that must have settled once before the canvas counts as settled.</summary>
    private const float SettledThreshold = 0.9f;

    /// <summary>The difference in steps of 0..255 that counts as a full change of a pixel.</summary>
    private const int FullChange = 64;

    private const int Pixels = IFrameSource.Size * IFrameSource.Size;

    private readonly CanvasSettings _settings;
    private readonly long _ticksBetweenFrames;
    private readonly ExposureGain _gain = new();
    private readonly OcclusionMask _occlusion = new();
    private readonly MovingMedian _median;
    private readonly byte[] _settled = new byte[IFrameSource.FrameBytes];
    private readonly GroundTracker _ground;
    private readonly bool[] _hasSettled = new bool[Pixels];   // at least once
    private readonly DisplayCanvas? _display;
    private readonly Lock _lock = new();
    private readonly byte[] _published = new byte[IFrameSource.FrameBytes], _lastTaken = new byte[IFrameSource.FrameBytes];
    private readonly bool[] _publishedPaint = new bool[Pixels];
    private bool _hasFrame, _hasLastTaken;
    private volatile bool _resetRequested;
    private volatile int _flickerThreshold;
    private long _due;   // ticks
    private long _frameCount;
    private volatile float _settledShare, _coverage;
    private readonly FlickerMeter _flickerMeter = new();
    private volatile int _flicker;

    /// <summary>Creates an analyser without frames.</summary>
    /// <param name="time">The session clock; its ticks are the unit of all timestamps.</param>
    /// <param name="settings">Null for the defaults.</param>
    /// <param name="displayFrame">The larger picture that the source fills before each frame; null if the source has none.</param>
    public CanvasAnalyser(TimeProvider time, CanvasSettings? settings = null, DisplayFrame? displayFrame = null)
    {
        _settings = settings ?? new CanvasSettings();
        _flickerThreshold = _settings.FlickerThreshold;
        _display = displayFrame is null ? null : new DisplayCanvas(displayFrame, _settings);
        _ground = new GroundTracker(2 * _settings.ChangeThreshold);
        _median = new MovingMedian(_settings.Frames, IFrameSource.FrameBytes);
        _ticksBetweenFrames = (long)(_settings.SecondsBetweenFrames * time.TimestampFrequency);
    }

    /// <summary>True if 90 % of the pixels have settled at least once. Before that, the settled picture is only an estimate.</summary>
    public bool IsSettled => _settledShare >= SettledThreshold;

    /// <summary>The share of the canvas area with paint that was added since the first settled picture, 0..1.</summary>
    public float Coverage => _coverage;

    /// <summary>
    /// The flicker of the still parts: the 95th percentile of the pixels' spread over the window, in steps of 0..255. For a canvas without a
    /// hand in front of it, this is the noise of camera and light.
    /// </summary>
    public int Flicker => _flicker;

    /// <summary>The maximum spread of a steady pixel over the window, in steps of 0..255. Thread-safe.</summary>
    public int FlickerThreshold
    {
        get => _flickerThreshold;
        set => _flickerThreshold = value;
    }

    /// <summary>How the network sees the parts that are still empty.</summary>
    public BlankCanvas Blank => _settings.Blank;

    /// <summary>Discards all frames before the next one, for example because the corners changed. Thread-safe.</summary>
    public void Reset() => _resetRequested = true;

    /// <summary>Adds a frame. Has the signature of <see cref="FrameHandler"/>.</summary>
    /// <param name="rgb">224 x 224 x 3 bytes.</param>
    /// <param name="timestamp">The arrival time in ticks.</param>
    public void AddFrame(ReadOnlySpan<byte> rgb, long timestamp)
    {
        if (_resetRequested)
        {
            _resetRequested = false;
            Clear();
        }

        var changed = !_hasFrame;
        if (!_hasFrame)
        {
            rgb.CopyTo(_settled);
            (_hasFrame, _due) = (true, timestamp);
        }

        // Camera frames are not evenly spaced: a frame that is a little early is still used, and a late one does not delay the next.
        if (timestamp < _due - _ticksBetweenFrames / 10)
        {
            return;
        }

        _due = Math.Max(_due, timestamp - _ticksBetweenFrames) + _ticksBetweenFrames;
        var frame = _median.GetNextFrame(IFrameSource.FrameBytes);
        _gain.Normalise(rgb, _settled, frame);
        _median.Update();
        FindOcclusion();
        changed |= Settle();
        _flicker = _flickerMeter.Measure(_median.Spread.AsSpan(0, IFrameSource.FrameBytes));
        changed |= _display is not null && _display.AddFrame(_settled, frame, _gain);
        lock (_lock)
        {
            _settled.CopyTo(_published, 0);
            _ground.HasPaint.CopyTo(_publishedPaint);
        }

        if (changed)
        {
            Interlocked.Increment(ref _frameCount);
        }
    }

    /// <summary>The number of different pictures so far, settled or in the display size; 0 before the first frame. Thread-safe.</summary>
    public long FrameCount => Interlocked.Read(ref _frameCount);

    /// <summary>Copies the settled picture. It is black before the first frame; pixels that have never settled show their median so far. Thread-safe.</summary>
    /// <param name="rgb">Receives 224 x 224 x 3 bytes.</param>
    /// <param name="hasPaint">Receives 224 x 224 values: false for the ground, if the canvas was empty at the start. All are true until the canvas has settled. Empty if only the picture is needed.</param>
    public void CopySettled(Span<byte> rgb, Span<bool> hasPaint = default)
    {
        lock (_lock)
        {
            _published.CopyTo(rgb);
            if (!hasPaint.IsEmpty)
            {
                _publishedPaint.CopyTo(hasPaint);
            }
        }
    }

    /// <summary>Copies the settled picture in the size of a <see cref="DisplayFrame"/>. It is black before the first frame. Thread-safe.</summary>
    /// <param name="rgb">Receives <see cref="DisplayFrame.PictureBytes"/> bytes.</param>
    public void CopyDisplay(Span<byte> rgb)
    {
        if (_display is not null)
        {
            _display.CopyTo(rgb);
            return;
        }

        lock (_lock)
        {
            DisplayCanvas.Enlarge(_published, rgb);
        }
    }

    /// <summary>Returns how much the settled picture has changed since the last call.</summary>
    /// <returns>
    /// 0..1: the mean change over all pixels. A quarter of the range in one channel counts as a full change. The first call returns 0, and so
    /// does every call until <see cref="IsSettled"/>.
    /// </returns>
    public float TakeChange()
    {
        if (!IsSettled)
        {
            return 0;
        }

        lock (_lock)
        {
            var sum = 0;
            for (var n = 0; _hasLastTaken && n < _published.Length; n += 3)
            {
                sum += Math.Min(FullChange, PixelDifference.Of(_published, _lastTaken, n));
            }

            _hasLastTaken = true;
            _published.CopyTo(_lastTaken, 0);
            return (float)sum / (FullChange * Pixels);
        }
    }

    private void Clear()
    {
        _median.Clear();
        _gain.Clear();
        _display?.Clear();
        _ground.Clear();
        Array.Clear(_hasSettled);
        (_hasFrame, _settledShare, _coverage) = (false, 0, 0);
        lock (_lock)
        {
            _hasLastTaken = false;
        }
    }

    private bool IsSteady(int n) => FlickerMeter.SpreadOf(_median.Spread, n) <= _flickerThreshold;

    // Adds moving and changed pixels to the occlusion mask.
    private void FindOcclusion()
    {
        _occlusion.Clear();
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            var cell = OcclusionMask.GetCell(pixel % IFrameSource.Size, pixel / IFrameSource.Size);
            if (!IsSteady(3 * pixel))
            {
                _occlusion.AddMoving(cell);
            }
            else if (_hasSettled[pixel] && PixelDifference.Of(_median.Median, _settled, 3 * pixel) > _settings.ChangeThreshold)
            {
                _occlusion.AddChanged(cell);
            }
        }

        _occlusion.FindOccluded();
    }

    private bool Settle()
    {
        var (settledPixels, changed) = (0, false);
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            var n = 3 * pixel;
            if (!_hasSettled[pixel])
            {
                changed |= PixelDifference.Of(_median.Median, _settled, n) > 0;
                Copy(_median.Median, _settled, n);
                if (_median.IsFull && IsSteady(n))
                {
                    _hasSettled[pixel] = true;
                    _ground.SetGround(pixel, _settled);
                }
            }
            else if (IsSteady(n)
                && !_occlusion.IsOccluded(OcclusionMask.GetCell(pixel % IFrameSource.Size, pixel / IFrameSource.Size))
                && PixelDifference.Of(_median.Median, _settled, n) > _settings.NoiseThreshold)
            {
                Copy(_median.Median, _settled, n);
                changed = true;
            }

            settledPixels += _hasSettled[pixel] ? 1 : 0;
        }

        _settledShare = (float)settledPixels / Pixels;
        _ground.Update(_settled, IsSettled);
        _coverage = _ground.AddedShare;
        return changed;
    }

    private static void Copy(byte[] from, byte[] to, int n) => (to[n], to[n + 1], to[n + 2]) = (from[n], from[n + 1], from[n + 2]);
}
