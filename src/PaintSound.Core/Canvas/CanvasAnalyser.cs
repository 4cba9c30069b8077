using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Sees the painting behind the painter: frames come in, a settled picture without hand, shadow and flicker goes out.
/// </summary>
/// <remarks>
/// <para>
/// Each frame is brought to the settled picture's exposure (<see cref="ExposureGain"/>) and joins a moving window. A pixel whose
/// values over the window keep together is steady, and its median is taken for paint, unless it lies under an arm that
/// still moves elsewhere (<see cref="OcclusionMask"/>); every other pixel keeps its last settled value. After the recipe of
/// "Decomposing Time-Lapse Paintings into Layers" (Tan et al., SIGGRAPH 2015), made causal. New paint shows when it has lain free for
/// three quarters of the window.
/// </para>
/// <para>
/// One thread calls <see cref="AddFrame"/>; any other may use the rest: the settled picture is handed over under a short lock, the latest one
/// only. Nothing allocates after the constructor.
/// </para>
/// </remarks>
public sealed class CanvasAnalyser
{
    /// <summary>The share of the canvas that must have settled once before it is worth looking at.</summary>
    private const float Enough = 0.9f;

    /// <summary>The difference, in steps of 0..255, that counts as a full change of a pixel.</summary>
    private const int FullChange = 64;

    private const int Pixels = IFrameSource.Size * IFrameSource.Size;

    private readonly CanvasSettings _settings;
    private readonly long _ticksBetweenFrames;
    private readonly ExposureGain _gain = new();
    private readonly OcclusionMask _arms = new();
    private readonly MovingMedian _median;
    private readonly byte[] _settled = new byte[IFrameSource.FrameBytes], _ground = new byte[IFrameSource.FrameBytes];
    private readonly bool[] _known = new bool[Pixels];   // settled at least once
    private readonly DisplayCanvas? _large;
    private readonly Lock _handOver = new();
    private readonly byte[] _shown = new byte[IFrameSource.FrameBytes], _lastLook = new byte[IFrameSource.FrameBytes];
    private bool _begun, _looked;
    private volatile bool _anew;
    private volatile int _steady;
    private long _due;   // ticks
    private long _pictures;
    private volatile float _settledShare, _covered;
    private readonly int[] _spreads = new int[256];   // how many pixels are how restless
    private volatile int _unrest;

    /// <summary>Begins with a blank canvas.</summary>
    /// <param name="time">The session's clock, whose ticks the timestamps are.</param>
    /// <param name="settings">Null for the defaults.</param>
    /// <param name="closeUp">Filled by the source before each frame; null where there is none.</param>
    public CanvasAnalyser(TimeProvider time, CanvasSettings? settings = null, DisplayFrame? closeUp = null)
    {
        _settings = settings ?? new CanvasSettings();
        _steady = _settings.FlickerThreshold;
        _large = closeUp is null ? null : new DisplayCanvas(closeUp, _settings);
        _median = new MovingMedian(_settings.Frames, IFrameSource.FrameBytes);
        _ticksBetweenFrames = (long)(_settings.SecondsBetweenFrames * time.TimestampFrequency);
    }

    /// <summary>True once nearly all of the canvas has been seen at rest: before, the settled picture is a guess.</summary>
    public bool IsSettled => _settledShare >= Enough;

    /// <summary>How much of the canvas is covered with paint that was not there at the beginning, 0..1 of its area.</summary>
    public float Coverage => _covered;

    /// <summary>
    /// How much the picture flickers where nobody moves: the spread that 95 of 100 pixels stay below over the window, in steps of
    /// 0..255. Of a blank canvas without a hand before it, it is the noise of camera and light.
    /// </summary>
    public int Flicker => _unrest;

    /// <summary>The spread of a pixel over the window up to which it counts as steady, in steps of 0..255. From any thread.</summary>
    public int FlickerThreshold
    {
        get => _steady;
        set => _steady = value;
    }

    /// <summary>Begins anew with the next frame, which is another picture: what was seen is forgotten. From any thread.</summary>
    public void Reset() => _anew = true;

    /// <summary>Takes a frame; a <see cref="FrameHandler"/>.</summary>
    /// <param name="rgb">224 x 224 x 3 bytes.</param>
    /// <param name="timestamp">When it arrived, in ticks.</param>
    public void AddFrame(ReadOnlySpan<byte> rgb, long timestamp)
    {
        if (_anew)
        {
            _anew = false;
            Forget();
        }

        var changed = !_begun;
        if (!_begun)
        {
            rgb.CopyTo(_settled);
            (_begun, _due) = (true, timestamp);
        }

        // A camera's frames are not evenly spaced: one that comes a little early still counts, and one that comes late does not delay the next.
        if (timestamp < _due - _ticksBetweenFrames / 10)
        {
            return;
        }

        _due = Math.Max(_due, timestamp - _ticksBetweenFrames) + _ticksBetweenFrames;
        var frame = _median.Next(IFrameSource.FrameBytes);
        _gain.Normalise(rgb, _settled, frame);
        _median.Update();
        Judge();
        changed |= Settle();
        Rest();
        changed |= _large is not null && _large.AddFrame(_settled, frame, _gain);
        lock (_handOver)
        {
            _settled.CopyTo(_shown, 0);
        }

        if (changed)
        {
            Interlocked.Increment(ref _pictures);
        }
    }

    /// <summary>How many different pictures there have been, settled or in a close-up's pixels; 0 before the first frame.</summary>
    public long FrameCount => Interlocked.Read(ref _pictures);

    /// <summary>Copies the settled picture: black before the first frame; pixels that never were at rest show their median so far.</summary>
    /// <param name="rgb">Receives 224 x 224 x 3 bytes.</param>
    public void CopySettled(Span<byte> rgb)
    {
        lock (_handOver)
        {
            _shown.CopyTo(rgb);
        }
    }

    /// <summary>Copies the settled picture in a close-up's pixels, for people to look at: black before the first frame.</summary>
    /// <param name="rgb">Receives <see cref="DisplayFrame.PictureBytes"/> bytes.</param>
    public void CopyDisplay(Span<byte> rgb)
    {
        if (_large is not null)
        {
            _large.CopyTo(rgb);
            return;
        }

        lock (_handOver)
        {
            DisplayCanvas.Enlarge(_shown, rgb);
        }
    }

    /// <summary>How much the settled picture has changed since this was asked last.</summary>
    /// <returns>
    /// 0..1: the mean over all pixels of their change, where a quarter of the range in one channel is a full one. 0 the first time and until
    /// <see cref="IsSettled"/>.
    /// </returns>
    public float TakeChange()
    {
        if (!IsSettled)
        {
            return 0;
        }

        lock (_handOver)
        {
            var sum = 0;
            for (var n = 0; _looked && n < _shown.Length; n += 3)
            {
                sum += Math.Min(FullChange, Difference(_shown, _lastLook, n));
            }

            _looked = true;
            _shown.CopyTo(_lastLook, 0);
            return (float)sum / (FullChange * Pixels);
        }
    }

    private void Forget()
    {
        _median.Clear();
        _gain.Clear();
        _large?.Clear();
        Array.Clear(_known);
        (_begun, _settledShare, _covered) = (false, 0, 0);
        lock (_handOver)
        {
            _looked = false;
        }
    }

    private static int Difference(byte[] a, byte[] b, int n) =>
        Math.Max(Math.Abs(a[n] - b[n]), Math.Max(Math.Abs(a[n + 1] - b[n + 1]), Math.Abs(a[n + 2] - b[n + 2])));

    private bool IsSteady(int n) => Spread(n) <= _steady;

    private int Spread(int n)
    {
        var spread = _median.Spread;
        return Math.Max(spread[n], Math.Max(spread[n + 1], spread[n + 2]));
    }

    private void Rest()
    {
        Array.Clear(_spreads);
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            _spreads[Spread(3 * pixel)]++;
        }

        var (unrest, below) = (0, _spreads[0]);
        while (below < Pixels * 95L / 100)
        {
            below += _spreads[++unrest];
        }

        _unrest = unrest;
    }

    // What moves and what has changed, for the search for arms.
    private void Judge()
    {
        _arms.Clear();
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            var cell = OcclusionMask.CellOf(pixel % IFrameSource.Size, pixel / IFrameSource.Size);
            if (!IsSteady(3 * pixel))
            {
                _arms.AddMoving(cell);
            }
            else if (_known[pixel] && Difference(_median.Median, _settled, 3 * pixel) > _settings.Different)
            {
                _arms.AddChanged(cell);
            }
        }

        _arms.Find();
    }

    private bool Settle()
    {
        var (settledPixels, painted, changed) = (0, 0, false);
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            var n = 3 * pixel;
            if (!_known[pixel])
            {
                changed |= Difference(_median.Median, _settled, n) > 0;
                Copy(_median.Median, _settled, n);
                if (_median.IsFull && IsSteady(n))
                {
                    _known[pixel] = true;
                    Copy(_settled, _ground, n);
                }
            }
            else if (IsSteady(n)
                && !_arms.IsArm(OcclusionMask.CellOf(pixel % IFrameSource.Size, pixel / IFrameSource.Size))
                && Difference(_median.Median, _settled, n) > _settings.Slight)
            {
                Copy(_median.Median, _settled, n);
                changed = true;
            }

            settledPixels += _known[pixel] ? 1 : 0;
            painted += _known[pixel] && Difference(_settled, _ground, n) > 2 * _settings.Different ? 1 : 0;
        }

        _settledShare = (float)settledPixels / Pixels;
        _covered = (float)painted / Pixels;
        return changed;
    }

    private static void Copy(byte[] from, byte[] to, int n) => (to[n], to[n + 1], to[n + 2]) = (from[n], from[n + 1], from[n + 2]);
}
