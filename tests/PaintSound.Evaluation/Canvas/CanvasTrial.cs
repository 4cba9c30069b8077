using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;
using PaintSound.Performance.Offline;

namespace PaintSound.Evaluation.Canvas;

/// <summary>
/// One analyser under one condition, compared with an ideal observer: a pixel counts as soon as the painting has been free and unchanged there for
/// 1.5 s. Pixels that wait for that are not counted, neither for nor against.
/// </summary>
internal sealed class CanvasTrial
{
    private const double IdealSeconds = 1.5;

    /// <summary>The CIEDE2000 from the blank canvas that a person sees as paint at a glance.</summary>
    private const double VisiblePaint = 3;

    private const int Pixels = IFrameSource.Size * IFrameSource.Size, CoverTolerance = 6, SeenTolerance = 12, ForeignTolerance = 24, LatencySteps = 300, NoiseValues = 4096;

    private readonly CanvasCondition _condition;
    private readonly OfflineTimeProvider _time = new();
    private readonly CanvasAnalyser _analyser;
    private readonly Random _random = new(1);
    private readonly float[] _noise = new float[NoiseValues];
    private readonly byte[] _frame = new byte[IFrameSource.FrameBytes], _picture = new byte[IFrameSource.FrameBytes];
    private readonly byte[] _ideal = new byte[IFrameSource.FrameBytes], _last = new byte[IFrameSource.FrameBytes], _blank = new byte[IFrameSource.FrameBytes];
    private readonly bool[] _measured = new bool[Pixels], _isPaint = new bool[Pixels];
    private readonly double[] _freeSince = new double[Pixels];
    private readonly bool[] _waits = new bool[Pixels];
    private readonly long[] _seenAfter = new long[LatencySteps];
    private readonly List<double> _shareErrors = [], _colourErrors = [];
    private double _foreign, _nextScore;
    private int _restMoments, _toldMoments;
    private bool _hasFrame;

    public CanvasTrial(CanvasCondition condition)
    {
        (_condition, _analyser) = (condition, new CanvasAnalyser(_time));
        for (var n = 0; n < _noise.Length; n++)
        {
            // Standard deviation 1.5.
            _noise[n] = 3.67f * (_random.NextSingle() + _random.NextSingle() - 1);
        }
    }

    /// <summary>The frame as the camera sees it.</summary>
    public ReadOnlySpan<byte> Frame => _frame;

    /// <summary>The settled picture.</summary>
    public ReadOnlySpan<byte> Picture => _picture;

    /// <summary>Adds a moment.</summary>
    /// <param name="seconds">Seconds since the start.</param>
    /// <param name="truth">The painting.</param>
    /// <param name="withArm">The painting with the arm in front of it.</param>
    public void Add(double seconds, ReadOnlySpan<byte> truth, ReadOnlySpan<byte> withArm)
    {
        (_condition.HasArm ? withArm : truth).CopyTo(_frame);
        _condition.Obstacle?.Invoke(_frame, seconds);
        UpdateIdeal(seconds, truth);
        ApplyLight(seconds);
        _time.MoveTo(TimeSpan.FromSeconds(seconds));
        _analyser.AddFrame(_frame, _time.GetTimestamp());
        _analyser.CopySettled(_picture, _measured);
        UpdateSeen(seconds, truth);
        if (seconds >= 4 && seconds >= _nextScore)
        {
            _nextScore = seconds + .5;
            Score(seconds, truth);
        }
    }

    /// <summary>Returns the figures of all moments so far.</summary>
    public CanvasScore GetScore() => new(
        _condition.Name,
        _shareErrors.Average(),
        _shareErrors.Max(),
        _colourErrors.Count == 0 ? 0 : _colourErrors.Average(),
        Quantile(.5),
        Quantile(.9),
        _foreign,
        _restMoments == 0 ? null : (double)_toldMoments / _restMoments);

    private void UpdateIdeal(double seconds, ReadOnlySpan<byte> truth)
    {
        if (!_hasFrame)
        {
            truth.CopyTo(_ideal);
            truth.CopyTo(_blank);
            truth.CopyTo(_last);
            _hasFrame = true;
        }

        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            var n = 3 * pixel;
            if (Differs(_frame, truth, n, CoverTolerance) || Differs(_last, truth, n, 1))
            {
                _freeSince[pixel] = seconds;
            }

            if (seconds - _freeSince[pixel] >= IdealSeconds && Differs(_ideal, truth, n, 0))
            {
                truth.Slice(n, 3).CopyTo(_ideal.AsSpan(n));
                _isPaint[pixel] = Ciede2000.Between(_ideal, _blank, n) > VisiblePaint;
            }
        }

        truth.CopyTo(_last);
    }

    private void UpdateSeen(double seconds, ReadOnlySpan<byte> truth)
    {
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            var n = 3 * pixel;
            var free = seconds - _freeSince[pixel];
            if (free == 0)
            {
                _waits[pixel] = Differs(_picture, truth, n, ForeignTolerance);
            }
            else if (_waits[pixel] && !Differs(_picture, truth, n, SeenTolerance))
            {
                _waits[pixel] = false;
                _seenAfter[Math.Min(LatencySteps - 1, (int)Math.Round(free * 10))]++;
            }
        }
    }

    private void Score(double seconds, ReadOnlySpan<byte> truth)
    {
        var (balance, wrong, settledPaint, sum) = (0, 0, 0, 0.0);
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            var n = 3 * pixel;
            if (Differs(_ideal, truth, n, CoverTolerance))
            {
                continue;
            }

            balance += (_measured[pixel] ? 1 : 0) - (_isPaint[pixel] ? 1 : 0);
            wrong += Differs(_picture, _ideal, n, ForeignTolerance) ? 1 : 0;
            if (_isPaint[pixel] && seconds - _freeSince[pixel] >= IdealSeconds)
            {
                settledPaint++;
                sum += Ciede2000.Between(_picture, _ideal, n);
            }
        }

        if (seconds >= _condition.FromSeconds && seconds <= _condition.ToSeconds)
        {
            _restMoments++;
            _toldMoments += _analyser.Cover == CanvasCover.Resting ? 1 : 0;
        }

        _shareErrors.Add(100.0 * Math.Abs(balance) / Pixels);
        _foreign = Math.Max(_foreign, 100.0 * wrong / Pixels);
        if (settledPaint > 200)
        {
            _colourErrors.Add(sum / settledPaint);
        }
    }

    // Gains are linear from the left border to the right one.
    private void ApplyLight(double seconds)
    {
        const int Size = IFrameSource.Size;
        for (var y = 0; y < Size; y++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                var left = _condition.Light(seconds, channel, 0, (float)y / Size);
                var slope = (_condition.Light(seconds, channel, 1, (float)y / Size) - left) / Size;
                for (var x = 0; x < Size; x++)
                {
                    var n = (3 * ((y * Size) + x)) + channel;
                    _frame[n] = (byte)Math.Clamp((_frame[n] * (left + (slope * x))) + _noise[_random.Next(NoiseValues)] + .5f, 0, 255);
                }
            }
        }
    }

    private double Quantile(double share)
    {
        var (total, below, step) = (_seenAfter.Sum(), 0L, -1);
        while (total > 0 && below < share * total)
        {
            below += _seenAfter[++step];
        }

        return Math.Max(0, step) / 10.0;
    }

    private static bool Differs(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int n, int by) =>
        Math.Abs(a[n] - b[n]) > by || Math.Abs(a[n + 1] - b[n + 1]) > by || Math.Abs(a[n + 2] - b[n + 2]) > by;
}
