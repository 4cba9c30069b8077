using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Web.Setup;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Setup;

/// <summary>
/// Calibrates a stage: measures the flicker of camera and light on a blank canvas, the noise of the room, and the lightest and heaviest
/// stroke of the painter; and how loud loudspeakers are at the microphone, where there are any. It uses the report of every perception step, and keeps
/// the readings. Thread-safe.
/// </summary>
/// <param name="time">The session clock.</param>
internal sealed class Calibration(TimeProvider time) : IPerformanceOutput
{
    /// <summary>How long a source may need to deliver.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);

    private static readonly Measurement[] OfPainter = [Measurement.Blank, Measurement.Silence, Measurement.Light, Measurement.Heavy];

    /// <summary>In dB: a smaller difference between strokes can be chance.</summary>
    private const float MinDifferenceDb = 3;

    /// <summary>In dB: a higher peak means that the amplifier of the microphone clips.</summary>
    private const float ClippingDb = -0.5f;

    /// <summary>In dB: louder music would hide all but the heaviest strokes.</summary>
    private const float MaxLoudspeakerDb = -12;

    /// <summary>In steps of 255: a picture that flickers more hides paint.</summary>
    private const int MaxFlicker = 24;

    private readonly Lock _lock = new();
    private readonly Dictionary<Measurement, CalibrationReading> _readings = [];
    private CalibrationMeasurement? _current;

    /// <summary>The loudest level of the loudspeakers at the microphone in dB; null if they were not measured.</summary>
    public float? LoudspeakerDb
    {
        get
        {
            lock (_lock)
            {
                return Find(Measurement.Loudspeakers)?.PeakDb;
            }
        }
    }

    /// <summary>The result of the four measurements of canvas and painter, or null if one is missing.</summary>
    public CalibrationResult? Result
    {
        get
        {
            lock (_lock)
            {
                if (!OfPainter.All(_readings.ContainsKey))
                {
                    return null;
                }

                var (silence, light, heavy) = (_readings[Measurement.Silence], _readings[Measurement.Light], _readings[Measurement.Heavy]);
                return new CalibrationResult(
                    FlickerThreshold: Math.Clamp(2 * _readings[Measurement.Blank].Flicker + 4, 8, 52),
                    SilenceDb: (silence.SettledDb + light.LoudestDb) / 2,
                    QuietDb: silence.PeakDb + (light.PeakDb - silence.PeakDb) / 4,
                    LoudDb: heavy.PeakDb);
            }
        }
    }

    /// <summary>Takes one measurement and keeps its readings.</summary>
    /// <param name="measurement">The measurement.</param>
    /// <param name="stop">Cancels the measurement.</param>
    /// <returns>The readings as a sentence.</returns>
    /// <exception cref="SetupException">The readings are not plausible, or a source is missing; the message says what to change.</exception>
    public async Task<string> MeasureAsync(Measurement measurement, CancellationToken stop)
    {
        var current = new CalibrationMeasurement(measurement, time);
        lock (_lock)
        {
            _current = _current is null ? current : throw new SetupException("Another measurement is running. Wait until it has finished.");
        }

        var timeout = current.Length + Patience;
        try
        {
            var reading = await current.Completion.WaitAsync(timeout, time, stop);
            lock (_lock)
            {
                var summary = CheckReading(measurement, reading);
                _readings[measurement] = reading;
                return summary;
            }
        }
        catch (TimeoutException e)
        {
            throw new SetupException(
                $"No data arrived for {timeout.TotalSeconds:0} seconds. Check brush and canvas; the operator page shows their state.", e);
        }
        finally
        {
            lock (_lock)
            {
                _current = null;
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
            _current?.Add(report);
        }
    }

    /// <summary>A contradiction between the readings, with what to change; null if there is none.</summary>
    public string? Contradiction
    {
        get
        {
            lock (_lock)
            {
                return Find(Measurement.Silence) is { } silence && Find(Measurement.Light) is { } light && Find(Measurement.Heavy) is { } heavy
                    ? CheckLight(light, silence) ?? CheckHeavy(heavy, light)
                    : null;
            }
        }
    }

    private string CheckReading(Measurement measurement, CalibrationReading reading)
    {
        if (reading.IsInterrupted)
        {
            throw new SetupException(
                $"The {(measurement == Measurement.Blank ? "canvas" : "brush")} was interrupted during the measurement. The operator page shows its state. Measure again when it runs.");
        }

        switch (measurement)
        {
            case Measurement.Blank when reading.Flicker > MaxFlicker:
                throw new SetupException(
                    $"The picture flickers by {reading.Flicker} of 255 although nothing moves. Lock the camera's exposure, add light, and stay out of the picture.");
            case Measurement.Blank:
                return $"The picture flickers by {reading.Flicker} of 255.";
            case Measurement.Silence:
                return FormattableString.Invariant($"The room is at {reading.SettledDb:0} dB.");
            case Measurement.Loudspeakers when reading.PeakDb < BrushInputSettings.MinLoudspeakerDb:
                throw new SetupException(
                    "The microphone delivers digital silence: it does not hear even the noise of its own amplifier. Check its cable and its input, play the music, then measure again.");
            case Measurement.Loudspeakers when reading.PeakDb > MaxLoudspeakerDb:
                throw new SetupException(FormattableString.Invariant(
                    $"The loudspeakers reach {reading.PeakDb:0} dB at the microphone: as loud as strokes. Move them away from the canvas, or turn them down, then measure again."));
            case Measurement.Loudspeakers:
                return FormattableString.Invariant($"The loudspeakers reach {reading.PeakDb:0} dB at the microphone. Softer strokes will not be heard.");
            case Measurement.Light when Find(Measurement.Silence) is { } silence && CheckLight(reading, silence) is { } tooLight:
                throw new SetupException(tooLight);
            case Measurement.Heavy when reading.PeakDb > ClippingDb:
                throw new SetupException("The heavy stroke is too loud for the microphone's amplifier. Turn it down, then measure all three levels again.");
            case Measurement.Heavy when Find(Measurement.Light) is { } light && CheckHeavy(reading, light) is { } tooSimilar:
                throw new SetupException(tooSimilar);
            default:
                return FormattableString.Invariant($"The stroke reached {reading.PeakDb:0} dB.");
        }
    }

    private static string? CheckLight(CalibrationReading light, CalibrationReading silence) => light.LoudestDb < silence.SettledDb + MinDifferenceDb
        ? FormattableString.Invariant(
            $"The light stroke ({light.LoudestDb:0} dB) is hardly louder than the room ({silence.SettledDb:0} dB). Turn the microphone up, or attach it more firmly.")
        : null;

    private static string? CheckHeavy(CalibrationReading heavy, CalibrationReading light) => heavy.PeakDb < light.PeakDb + MinDifferenceDb
        ? FormattableString.Invariant(
            $"The heavy stroke ({heavy.PeakDb:0} dB) is hardly louder than the light stroke ({light.PeakDb:0} dB). Press harder, or measure the light stroke again.")
        : null;

    private CalibrationReading? Find(Measurement measurement) => _readings.GetValueOrDefault(measurement);
}
