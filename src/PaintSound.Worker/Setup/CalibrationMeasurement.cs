using PaintSound.Core.Control;
using PaintSound.Web.Setup;

namespace PaintSound.Worker.Setup;

/// <summary>A calibration measurement in progress, from when its source delivers. Not thread-safe.</summary>
/// <param name="measurement">The measurement: of the canvas or of the brush.</param>
/// <param name="time">The session clock.</param>
internal sealed class CalibrationMeasurement(Measurement measurement, TimeProvider time)
{
    /// <summary>The brush level covers the last four seconds. After this time it no longer contains sound from before the measurement.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(4.25);

    /// <summary>A source is missing if its latest data are older than this.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1.5);

    private readonly TaskCompletionSource<CalibrationReading> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _start;
    private float _settled = -120, _loudest = -120, _peak = -120;
    private bool _isInterrupted;

    /// <summary>How long the measurement lasts: 6 s; a medley of the loudest music a minute.</summary>
    public TimeSpan Length { get; } = TimeSpan.FromSeconds(measurement == Measurement.Loudspeakers ? 60 : 6);

    /// <summary>The readings, at the end of the measurement.</summary>
    public Task<CalibrationReading> Completion => _completion.Task;

    /// <summary>Adds one perception step.</summary>
    public void Add(StepReport report)
    {
        var source = measurement == Measurement.Blank ? report.Canvas : report.Brush;
        if (_start is not { } start)
        {
            // A show that has just started may still open its camera. The peak of the first step includes sound from before the measurement.
            _start = IsMissing(source) ? null : time.GetTimestamp();
            return;
        }

        var elapsed = time.GetElapsedTime(start);
        _isInterrupted |= IsMissing(source);
        var level = report.Brush.LevelDb ?? _loudest;
        _loudest = Math.Max(_loudest, level);
        _peak = Math.Max(_peak, report.Brush.PeakDb ?? _peak);
        if (elapsed >= SettlingTime)
        {
            _settled = Math.Max(_settled, level);
        }

        if (elapsed >= Length)
        {
            _completion.TrySetResult(new CalibrationReading(report.Flicker, _settled, _loudest, _peak, _isInterrupted));
        }
    }

    private static bool IsMissing(SourceStatus source) => source.Age is not { } age || age > MaxAge;
}
