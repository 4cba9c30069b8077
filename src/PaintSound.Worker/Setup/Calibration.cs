using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Web.Setup;

namespace PaintSound.Worker.Setup;

/// <summary>
/// Learns a stage: the noise of camera and light from a blank canvas, the silence of the room, the painter's lightest and heaviest
/// stroke. It hears what every perception step reports, and keeps what each measurement found until all are there.
/// </summary>
internal sealed class Calibration(TimeProvider time) : IPerformanceOutput
{
    /// <summary>The level of the brush is one of the last four seconds: what was before a measurement must have left it.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(4.25);

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>A source that has given nothing for so long is not there: what it gave last is no measurement.</summary>
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(1.5);

    /// <summary>In dB: strokes that differ by less cannot be told apart from chance.</summary>
    private const float Clear = 3;

    /// <summary>In dB: from here on the microphone's amplifier cuts.</summary>
    private const float Cut = -0.5f;

    /// <summary>In steps of 0..255: a picture that flickers more hides paint.</summary>
    private const int Restless = 24;

    private readonly Lock _lock = new();
    private readonly Dictionary<Measurement, Found> _found = [];
    private Taking? _taking;

    /// <summary>What was found, or null while something is missing.</summary>
    public CalibrationResult? Result
    {
        get
        {
            lock (_lock)
            {
                if (_found.Count < Enum.GetValues<Measurement>().Length)
                {
                    return null;
                }

                var (silence, light, heavy) = (_found[Measurement.Silence], _found[Measurement.Light], _found[Measurement.Heavy]);
                return new CalibrationResult(
                    FlickerThreshold: Math.Clamp(2 * _found[Measurement.Blank].Unrest + 4, 8, 52),
                    SilenceDb: (silence.SettledDb + light.LoudestDb) / 2,
                    QuietDb: silence.PeakDb + (light.PeakDb - silence.PeakDb) / 4,
                    LoudDb: heavy.PeakDb);
            }
        }
    }

    /// <summary>Takes one measurement.</summary>
    /// <param name="measurement">Which.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What was found, for a person.</returns>
    /// <exception cref="SetupException">It cannot be right; the message says what to change.</exception>
    public async Task<string> MeasureAsync(Measurement measurement, CancellationToken stop)
    {
        var taking = new Taking();
        lock (_lock)
        {
            _taking = _taking is null ? taking : throw new SetupException("A measurement is being taken already: wait until it is done.");
        }

        try
        {
            var found = await taking.Done.Task.WaitAsync(Patience, time, stop);
            lock (_lock)
            {
                var said = Judge(measurement, found);
                _found[measurement] = found;
                return said;
            }
        }
        catch (TimeoutException e)
        {
            throw new SetupException("Nothing was perceived for a while: are brush and canvas there? The operator's page says.", e);
        }
        finally
        {
            lock (_lock)
            {
                _taking = null;
            }
        }
    }

    /// <inheritdoc/>
    public string Name => "calibration";

    /// <inheritdoc/>
    public void OnStep(StepReport report)
    {
        lock (_lock)
        {
            _taking?.Take(report, time);
        }
    }

    /// <summary>What does not go together of all that was found, for a person, or null.</summary>
    public string? Contradiction
    {
        get
        {
            lock (_lock)
            {
                return Known(Measurement.Silence) is { } silence && Known(Measurement.Light) is { } light && Known(Measurement.Heavy) is { } heavy
                    ? Faint(light, silence) ?? Alike(heavy, light)
                    : null;
            }
        }
    }

    private string Judge(Measurement measurement, Found found)
    {
        var missing = measurement == Measurement.Blank ? found.CanvasGone ? "canvas" : null : found.BrushGone ? "brush" : null;
        if (missing is not null)
        {
            throw new SetupException($"The {missing} was not there all the time: the operator's page says how it is. Measure again when it runs.");
        }

        switch (measurement)
        {
            case Measurement.Blank when found.Unrest > Restless:
                throw new SetupException(
                    $"The picture flickers by {found.Unrest} of 255 though nothing moves. Lock the camera's exposure, give it more light, and keep out of its sight.");
            case Measurement.Blank:
                return $"The picture flickers by {found.Unrest} of 255.";
            case Measurement.Silence:
                return FormattableString.Invariant($"The room is at {found.SettledDb:0} dB.");
            case Measurement.Light when Known(Measurement.Silence) is { } silence && Faint(found, silence) is { } faint:
                throw new SetupException(faint);
            case Measurement.Heavy when found.PeakDb > Cut:
                throw new SetupException("The heavy stroke is too loud for the microphone's amplifier. Turn it down, then measure all three again.");
            case Measurement.Heavy when Known(Measurement.Light) is { } light && Alike(found, light) is { } alike:
                throw new SetupException(alike);
            default:
                return FormattableString.Invariant($"The stroke reached {found.PeakDb:0} dB.");
        }
    }

    private static string? Faint(Found light, Found silence) => light.LoudestDb < silence.SettledDb + Clear
        ? FormattableString.Invariant(
            $"The light stroke, at {light.LoudestDb:0} dB, is hardly louder than the room at {silence.SettledDb:0} dB. Turn the microphone up, or fix it more firmly.")
        : null;

    private static string? Alike(Found heavy, Found light) => heavy.PeakDb < light.PeakDb + Clear
        ? FormattableString.Invariant(
            $"The heavy stroke, at {heavy.PeakDb:0} dB, is hardly louder than the light one at {light.PeakDb:0} dB. Press harder, or measure the light one again.")
        : null;

    private Found? Known(Measurement measurement) => _found.GetValueOrDefault(measurement);

    /// <summary>What one measurement found.</summary>
    /// <param name="Unrest">How much the picture flickered, at the end.</param>
    /// <param name="SettledDb">How loud the brush was over four seconds that lie wholly within the measurement.</param>
    /// <param name="LoudestDb">How loud its loudest four seconds were.</param>
    /// <param name="PeakDb">How loud its loudest moment was.</param>
    /// <param name="BrushGone">True where nothing was heard for a while.</param>
    /// <param name="CanvasGone">True where nothing was seen for a while.</param>
    private sealed record Found(int Unrest, float SettledDb, float LoudestDb, float PeakDb, bool BrushGone, bool CanvasGone);

    private sealed class Taking
    {
        private long? _begun;
        private float _settled = -120, _loudest = -120, _peak = -120;
        private bool _brushGone, _canvasGone;

        public TaskCompletionSource<Found> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Take(StepReport report, TimeProvider time)
        {
            if (_begun is not { } begun)
            {
                // The first peak reaches back to before the beginning.
                _begun = time.GetTimestamp();
                return;
            }

            var lasted = time.GetElapsedTime(begun);
            _brushGone |= IsGone(report.Brush);
            _canvasGone |= IsGone(report.Canvas);
            var level = report.Brush.LevelDb ?? _loudest;
            _loudest = Math.Max(_loudest, level);
            _peak = Math.Max(_peak, report.Brush.PeakDb ?? _peak);
            if (lasted >= Memory)
            {
                _settled = Math.Max(_settled, level);
            }

            if (lasted >= Length)
            {
                Done.TrySetResult(new Found(report.Flicker, _settled, _loudest, _peak, _brushGone, _canvasGone));
            }
        }

        private static bool IsGone(SourceStatus pulse) => pulse.Age is not { } age || age > Gone;
    }
}
