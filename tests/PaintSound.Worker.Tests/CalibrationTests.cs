using PaintSound.Core.Control;
using PaintSound.Web;
using PaintSound.Worker.Setup;

namespace PaintSound.Worker.Tests;

public class CalibrationTests
{
    private readonly Clock _time = new();
    private readonly Calibration _calibration;

    public CalibrationTests() => _calibration = new Calibration(_time);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Four_measurements_make_a_stage()
    {
        Assert.Null(_calibration.Result);
        await MeasureAsync(Measurement.Blank, -70, -65, unrest: 5);
        await MeasureAsync(Measurement.Silence, -70, -65);
        await MeasureAsync(Measurement.Light, -50, -33);
        Assert.Null(_calibration.Result);
        await MeasureAsync(Measurement.Heavy, -30, -12);
        Assert.Equal(new Calibrated(Steady: 14, SilenceDb: -60, QuietDb: -57, LoudDb: -12), _calibration.Result);
    }

    [Fact]
    public async Task Silence_is_measured_after_what_was_before_has_faded_from_memory()
    {
        var measuring = _calibration.MeasureAsync(Measurement.Silence, Stop);
        for (var step = 0; step < 30; step++)
        {
            Step(step < 16 ? -20 : -70, -70, 0);
        }

        Assert.Contains("-70 dB", await measuring, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Measurement.Light, -69, -64, "hardly louder than the room")]
    [InlineData(Measurement.Heavy, -10, -0.1, "too loud for the microphone")]
    [InlineData(Measurement.Heavy, -45, -31, "hardly louder than the light one")]
    public async Task What_cannot_be_right_is_refused_with_what_to_change(Measurement measurement, double level, double peak, string words)
    {
        await MeasureAsync(Measurement.Silence, -70, -65);
        await MeasureAsync(Measurement.Light, -50, -33);
        var complaint = await Assert.ThrowsAsync<SetupException>(() => MeasureAsync(measurement, (float)level, (float)peak));
        Assert.Contains(words, complaint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_flickers_is_refused()
    {
        var complaint = await Assert.ThrowsAsync<SetupException>(() => MeasureAsync(Measurement.Blank, -70, -70, unrest: 40));
        Assert.Contains("flickers by 40", complaint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_are_refused()
    {
        var first = MeasureAsync(Measurement.Silence, -70, -65, steps: 2);
        await Assert.ThrowsAsync<SetupException>(() => _calibration.MeasureAsync(Measurement.Light, Stop));
        for (var step = 0; step < 30; step++)
        {
            Step(-70, -65, 0);
        }

        await first;
    }

    private Task<string> MeasureAsync(Measurement measurement, float level, float peak, int unrest = 0, int steps = 30)
    {
        var measuring = _calibration.MeasureAsync(measurement, Stop);
        for (var step = 0; step < steps; step++)
        {
            Step(level, peak, unrest);
        }

        return measuring;
    }

    private void Step(float level, float peak, int unrest)
    {
        _time.Now += TimeSpan.FromSeconds(0.25).Ticks;
        _calibration.Step(new StepReport(
            TimeSpan.Zero, new SourcePulse(TimeSpan.Zero, level, peak), new SourcePulse(TimeSpan.Zero, null), null, 0, unrest, 0));
    }

    /// <summary>Only its timestamps are asked for; its timers are the system's.</summary>
    private sealed class Clock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;
    }
}
