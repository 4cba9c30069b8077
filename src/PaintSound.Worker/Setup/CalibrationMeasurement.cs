using PaintSound.Core.Control;

namespace PaintSound.Worker.Setup;

/// <summary>A calibration measurement in progress. It lasts six seconds. Not thread-safe.</summary>
/// <param name="time">The session clock.</param>
internal sealed class CalibrationMeasurement(TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);

    /// <summary>The brush level covers the last four seconds. After this time it no longer contains sound from before the measurement.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(4.25);

    /// <summary>A source is missing if its latest data are older than this.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1.5);

    private readonly TaskCompletionSource<CalibrationReading> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _start;
    private float _settled = -120, _loudest = -120, _peak = -120;
    private bool _isBrushMissing, _isCanvasMissing;

    /// <summary>The readings, at the end of the measurement.</summary>
    public Task<CalibrationReading> Completion => _completion.Task;

    /// <summary>Adds one perception step.</summary>
    public void Add(StepReport report)
    {
        if (_start is not { } start)
        {
            // The peak of the first step includes sound from before the measurement.
            _start = time.GetTimestamp();
            return;
        }

        var elapsed = time.GetElapsedTime(start);
        _isBrushMissing |= IsMissing(report.Brush);
        _isCanvasMissing |= IsMissing(report.Canvas);
        var level = report.Brush.LevelDb ?? _loudest;
        _loudest = Math.Max(_loudest, level);
        _peak = Math.Max(_peak, report.Brush.PeakDb ?? _peak);
        if (elapsed >= SettlingTime)
        {
            _settled = Math.Max(_settled, level);
        }

        if (elapsed >= Length)
        {
            _completion.TrySetResult(new CalibrationReading(report.Flicker, _settled, _loudest, _peak, _isBrushMissing, _isCanvasMissing));
        }
    }

    private static bool IsMissing(SourceStatus source) => source.Age is not { } age || age > MaxAge;
}
