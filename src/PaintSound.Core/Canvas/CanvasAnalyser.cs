using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Separates the painting from the painter: takes camera frames and keeps a settled picture without hand, shadow and flicker.
/// </summary>
/// <remarks>
/// <para>
/// Each frame is normalised to the exposure of the settled picture (<see cref="ExposureGain"/>) and added to a moving window of 1 s. A pixel whose
/// values vary little over the window is steady. The median of a steady pixel becomes paint, unless something stands in front of it
/// (<see cref="OccluderDetector"/>). Every other pixel keeps its last settled value. The method follows "Decomposing Time-Lapse Paintings into Layers" (Tan et al., SIGGRAPH 2015), made causal. New paint appears
/// when it has been uncovered for three quarters of the window.
/// </para>
/// <para>
/// Only one thread may call <see cref="AddFrame"/>. Any thread may use the other members; a short lock protects the settled picture. Nothing
/// allocates after the constructor.
/// </para>
/// </remarks>
public sealed class CanvasAnalyser
{
    /// <summary>What stands still for this long in front of the canvas rests, in seconds.</summary>
    private const double RestingSeconds = 2;

    /// <summary>While no hand has been seen yet, what reaches over the border must keep still for this many windows to be paint.</summary>
    private const int UnknownWindows = 2;

    private readonly CanvasSettings _settings;
    private readonly long _ticksBetweenFrames;
    private readonly ExposureGain _gain = new();
    private readonly OccluderDetector _occluders;
    private readonly MovingMedian _median;
    private readonly FrameWindow _window;
    private readonly SettledPicture _settled;
    private readonly DisplayCanvas? _display;
    private readonly PublishedCanvas _published = new();
    private bool _hasFrame;
    private volatile bool _resetRequested, _realignRequested, _isHeld;
    private volatile bool _isRealigning;   // until the window is full again
    private volatile int _flickerThreshold;
    private long _due;   // ticks
    private volatile CanvasCover _cover;
    private long _frameCount;
    private volatile bool _isSettled;
    private volatile float _coverage;
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
        _settled = new SettledPicture(_settings);
        _median = new MovingMedian(_settings.Frames, IFrameSource.FrameBytes);
        _window = new FrameWindow(_settings.Frames, (long)(_settings.WindowSeconds * time.TimestampFrequency));
        _occluders = new OccluderDetector(_settings.ChangeThreshold, (long)(RestingSeconds * time.TimestampFrequency));
        _ticksBetweenFrames = (long)(_settings.SecondsBetweenFrames * time.TimestampFrequency);
    }

    /// <summary>True if 90 % of the pixels have settled at least once. Before that, the settled picture is only an estimate.</summary>
    public bool IsSettled => _isSettled;

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

    /// <summary>What stands between the painting and the camera. Thread-safe.</summary>
    public CanvasCover Cover => _cover;

    /// <summary>How the network sees the parts that are still empty.</summary>
    public BlankCanvas Blank => _settings.Blank;

    /// <summary>Discards all frames before the next one, for example because the corners changed. Thread-safe.</summary>
    public void Reset() => _resetRequested = true;

    /// <summary>
    /// True while the canvas may have moved in the picture: nothing becomes paint, and the settled picture stays as it is. Thread-safe.
    /// </summary>
    public bool IsHeld
    {
        get => _isHeld;
        set => _isHeld = value;
    }

    /// <summary>
    /// Discards the frames of the moving window before the next one and keeps the settled picture, because the corners were moved along with the
    /// canvas. Thread-safe.
    /// </summary>
    public void Realign() => _realignRequested = true;

    /// <summary>True from <see cref="Realign"/> until the moving window is full again. Thread-safe.</summary>
    public bool IsRealigning => _realignRequested || _isRealigning;

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

        if (_realignRequested)
        {
            _isRealigning = true;
            _realignRequested = false;
            _median.Clear();
            _window.Clear();
        }

        var changed = !_hasFrame;
        if (!_hasFrame)
        {
            _settled.Begin(rgb);
            (_hasFrame, _due) = (true, timestamp);
        }

        // Camera frames are not evenly spaced: a frame that is a little early is still used, and a late one does not delay the next.
        if (timestamp < _due - _ticksBetweenFrames / 10)
        {
            return;
        }

        _due = Math.Max(_due, timestamp - _ticksBetweenFrames) + _ticksBetweenFrames;
        var frame = _median.GetNextFrame(IFrameSource.FrameBytes);
        _gain.Normalise(rgb, _settled.Rgb, frame, _settled.IsGround);
        var frames = _window.Add(timestamp);
        _median.Update(frames);
        _flicker = _flickerMeter.Measure(_median.Spread);
        _isRealigning = _isRealigning && !_median.IsFull;
        if (!_isHeld && !_isRealigning)
        {
            var unknownFrames = _occluders.KnowsColours ? 0 : UnknownWindows * frames;
            var flickerThreshold = _flickerThreshold;
            _occluders.Find(frame, _median.Median, _settled.Rgb, _settled.HasSettled, _flickerMeter.Spread, flickerThreshold, unknownFrames);
            _cover = _occluders.Judge(timestamp);
            changed |= _settled.Add(_median.Median, _flickerMeter.Spread, flickerThreshold, _window.IsFull, _occluders);
            (_isSettled, _coverage) = (_settled.IsSettled, _settled.AddedShare);
        }

        changed |= _display is not null && !_isHeld && _display.AddFrame(_settled.Rgb, frame, _gain);
        _published.Publish(_settled.Rgb, _settled.HasPaint);
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
    public void CopySettled(Span<byte> rgb, Span<bool> hasPaint = default) => _published.CopyTo(rgb, hasPaint);

    /// <summary>Copies the settled picture in the size of a <see cref="DisplayFrame"/>. It is black before the first frame. Thread-safe.</summary>
    /// <param name="rgb">Receives <see cref="DisplayFrame.PictureBytes"/> bytes.</param>
    public void CopyDisplay(Span<byte> rgb)
    {
        if (_display is not null)
        {
            _display.CopyTo(rgb);
        }
        else
        {
            _published.EnlargeTo(rgb);
        }
    }

    /// <summary>Returns how much the settled picture has changed since the last call.</summary>
    /// <returns>
    /// 0..1: the mean change over all pixels. A quarter of the range in one channel counts as a full change. The first call returns 0, and so
    /// does every call until <see cref="IsSettled"/>.
    /// </returns>
    public float TakeChange() => IsSettled ? _published.TakeChange() : 0;

    private void Clear()
    {
        _median.Clear();
        _window.Clear();
        _occluders.Clear();
        _gain.Clear();
        _display?.Clear();
        _settled.Clear();
        (_hasFrame, _isRealigning, _isHeld, _isSettled, _coverage) = (false, false, false, false, 0);
        _published.ForgetLastTaken();
    }
}
