using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Brush;
using PaintSound.Core.Control;
using PaintSound.Performance.Tests;
using PaintSound.Web.Setup;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Setup;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Editing;

namespace PaintSound.Worker.Tests;

public class CalibrationTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Calibration _calibration;

    public CalibrationTests() => _calibration = new Calibration(_time);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Four_measurements_give_a_result()
    {
        Assert.Null(_calibration.Result);
        await MeasureAsync(Measurement.Blank, -70, -65, flicker: 5);
        await MeasureAsync(Measurement.Silence, -70, -65);
        await MeasureAsync(Measurement.Light, -50, -33);
        Assert.Null(_calibration.Result);
        await MeasureAsync(Measurement.Heavy, -30, -12);
        Assert.Equal(new CalibrationResult(FlickerThreshold: 14, SilenceDb: -60, QuietDb: -57, LoudDb: -12), _calibration.Result);
    }

    [Fact]
    public async Task Loudspeakers_are_measured_for_a_minute_and_alone()
    {
        Assert.Null(_calibration.LoudspeakerDb);
        var measuring = _calibration.MeasureAsync(Measurement.Loudspeakers, Stop);
        for (var step = 0; step < 236; step++)
        {
            Step(-50, step == 200 ? -31 : -45, 0);
        }

        Assert.False(measuring.IsCompleted);
        for (var step = 0; step < 10; step++)
        {
            Step(-50, -45, 0);
        }

        Assert.Contains("reach -31 dB", await measuring, StringComparison.Ordinal);
        Assert.Equal(-31, _calibration.LoudspeakerDb);
        Assert.Null(_calibration.Result);
    }

    [Fact]
    public async Task Sound_from_before_the_measurement_does_not_count_as_silence()
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
    [InlineData(Measurement.Loudspeakers, -20, -10, "Move them away from the canvas", 250)]
    [InlineData(Measurement.Loudspeakers, -120, -120, "digital silence", 250)]
    [InlineData(Measurement.Heavy, -45, -31, "hardly louder than the light stroke")]
    public async Task An_implausible_reading_is_rejected_with_advice(Measurement measurement, double level, double peak, string expected, int steps = 30)
    {
        await MeasureAsync(Measurement.Silence, -70, -65);
        await MeasureAsync(Measurement.Light, -50, -33);
        var error = await Assert.ThrowsAsync<SetupException>(() => MeasureAsync(measurement, (float)level, (float)peak, steps: steps));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flickering_picture_is_rejected()
    {
        var error = await Assert.ThrowsAsync<SetupException>(() => MeasureAsync(Measurement.Blank, -70, -70, flicker: 40));
        Assert.Contains("flickers by 40", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Measurement.Blank, "canvas")]
    [InlineData(Measurement.Silence, "brush")]
    [InlineData(Measurement.Light, "brush")]
    public async Task A_missing_source_cannot_be_measured(Measurement measurement, string source)
    {
        var measuring = _calibration.MeasureAsync(measurement, Stop);
        for (var step = 0; step < 30; step++)
        {
            var age = step == 12 ? TimeSpan.FromSeconds(2) : TimeSpan.Zero;
            Step(-70, -65, 0, source == "brush" ? age : TimeSpan.Zero, source == "brush" ? TimeSpan.Zero : age);
        }

        Assert.Contains($"The {source} was interrupted", (await Assert.ThrowsAsync<SetupException>(() => measuring)).Message, StringComparison.Ordinal);

        measuring = _calibration.MeasureAsync(measurement, Stop);
        for (var step = 0; step < 70; step++)
        {
            Step(-70, -65, 0, null, null);
        }

        Assert.Contains("No data arrived", (await Assert.ThrowsAsync<SetupException>(() => measuring)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Measurement.Blank)]
    [InlineData(Measurement.Silence)]
    public async Task A_measurement_waits_for_its_source_and_not_for_another(Measurement measurement)
    {
        var measuring = _calibration.MeasureAsync(measurement, Stop);
        for (var step = 0; step < 50; step++)
        {
            TimeSpan? late = step < 20 ? null : TimeSpan.Zero;
            Step(-70, -65, 3, measurement == Measurement.Silence ? late : null, measurement == Measurement.Blank ? late : null);
        }

        Assert.Contains(measurement == Measurement.Blank ? "flickers by 3 of" : "-70 dB", await measuring, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contradictions_are_found_in_any_order_of_the_measurements()
    {
        await MeasureAsync(Measurement.Heavy, -30, -20);
        await MeasureAsync(Measurement.Light, -50, -33);
        Assert.Null(_calibration.Contradiction);
        await MeasureAsync(Measurement.Silence, -49, -40);
        Assert.Contains("hardly louder than the room", _calibration.Contradiction, StringComparison.Ordinal);
        await MeasureAsync(Measurement.Silence, -70, -60);
        Assert.Null(_calibration.Contradiction);
    }

    [Fact]
    public async Task A_second_measurement_at_the_same_time_is_rejected()
    {
        var first = MeasureAsync(Measurement.Silence, -70, -65, steps: 2);
        await Assert.ThrowsAsync<SetupException>(() => _calibration.MeasureAsync(Measurement.Light, Stop));
        for (var step = 0; step < 30; step++)
        {
            Step(-70, -65, 0);
        }

        await first;
    }

    [Fact]
    public async Task Saves_calibration_and_corners_in_the_show_file_and_applies_them()
    {
        var folder = Directory.CreateTempSubdirectory("paintsound-setup-");
        try
        {
            var file = Path.Combine(folder.FullName, "show.yaml");
            await File.WriteAllTextAsync(file, "library: works\nbrush:\n  simulated: 1\ncanvas:\n  simulated: 1\n", Stop);
            var show = ShowFile.Read(file);
            using var fixture = new PipelineFixture(_time);
            await using var camera = new CameraSettingsService(show, new UserFolders(folder.FullName, folder.FullName, folder.FullName), NullLogger<CameraSettingsService>.Instance);
            var setup = new SetupService(file, new ShowFileEditor(file), show, new InputFactory(show, _time), _calibration, fixture.Pipeline, fixture.Control, camera);
            Assert.Throws<SetupException>(setup.Save);
            await MeasureAsync(Measurement.Blank, -70, -65, flicker: 5);
            await MeasureAsync(Measurement.Silence, -70, -65);
            await MeasureAsync(Measurement.Light, -50, -33);
            await MeasureAsync(Measurement.Heavy, -30, -12);
            Assert.Equal(0.67f, LevelOf(fixture, -20), 0.02f);

            // From -57 to -12 dB instead of -60 to 0.
            Assert.EndsWith("The settings are in effect.", setup.Save(), StringComparison.Ordinal);
            Assert.Equal(0.82f, LevelOf(fixture, -20), 0.02f);
            Assert.Equal(-60, fixture.Control.State.Choosing.SilenceDb);
            var written = ShowFile.Read(file);
            Assert.Equal(-60, written.Choosing.SilenceDb);
            Assert.Equal((new BrushRange(-57, -12), 14), (written.Brush.Range, written.Canvas.FlickerThreshold));

            // The loudspeakers are measured alone. A tone that is not louder than them is not the brush.
            await MeasureAsync(Measurement.Loudspeakers, -30, -25, steps: 250);
            Assert.Contains("loudspeakers up to -25 dB", setup.Save(), StringComparison.Ordinal);
            Assert.Equal(-25, ShowFile.Read(file).Brush.LoudspeakerDb);
            Assert.Equal(0, LevelOf(fixture, -27));
            Assert.NotEqual(0, LevelOf(fixture, -15));

            Assert.Contains("at the next start of the show", setup.SetCorners([0.1, 0, 1, 0, 0, 1, 1, 1]), StringComparison.Ordinal);
            Assert.Equal(0.1, ShowFile.Read(file).Canvas.Corners.TopLeft.X);
            Assert.Throws<SetupException>(() => setup.SetCorners([1, 0, 0, 0, 0, 1, 1, 1]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Returns the brush level at the end of a steady tone.</summary>
    private float LevelOf(PipelineFixture fixture, float db)
    {
        var tone = new float[16_000];
        for (var i = 0; i < tone.Length; i++)
        {
            tone[i] = (float)(Math.Sqrt(2) * Math.Pow(10, db / 20) * Math.Sin(2 * Math.PI * 1000 * i / 16_000));
        }

        fixture.Pipeline.AddBrush(tone, _time.GetTimestamp());
        fixture.Pipeline.DeliverEvents();
        return fixture.Events.Level;
    }

    private Task<string> MeasureAsync(Measurement measurement, float level, float peak, int flicker = 0, int steps = 30)
    {
        var measuring = _calibration.MeasureAsync(measurement, Stop);
        for (var step = 0; step < steps; step++)
        {
            Step(level, peak, flicker);
        }

        return measuring;
    }

    private void Step(float level, float peak, int flicker) => Step(level, peak, flicker, TimeSpan.Zero, TimeSpan.Zero);

    private void Step(float level, float peak, int flicker, TimeSpan? brush, TimeSpan? canvas)
    {
        _time.Advance(TimeSpan.FromSeconds(0.25));
        _calibration.OnStep(new StepReport(
            TimeSpan.Zero, new SourceStatus(brush, level, peak), new SourceStatus(canvas, null), null, 0, flicker, 0));
    }
}
