using System.Globalization;
using PaintSound.Core;
using PaintSound.Core.Brush;
using PaintSound.Core.Brush.Microphones;
using PaintSound.Core.Canvas;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Media.Capture;
using PaintSound.Performance.Pipeline;
using PaintSound.Web.Setup;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Show.Editing;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Setup;

/// <summary>
/// Sets up a stage for the setup page: sets the corners of the canvas, calibrates, applies the results to the running show, and writes
/// them to the show file.
/// </summary>
/// <param name="file">Path of the show file.</param>
/// <param name="editor">Changes the show file.</param>
/// <param name="show">The settings of the show file.</param>
/// <param name="inputs">The inputs, with the preview of the camera.</param>
/// <param name="calibration">Takes the measurements.</param>
/// <param name="pipeline">The pipeline that the results are applied to.</param>
/// <param name="control">The control that takes the new silence level.</param>
/// <param name="camera">The settings of the camera.</param>
internal sealed class SetupService(
    string file, ShowFileEditor editor, ShowSettings show, InputFactory inputs, Calibration calibration, PerformancePipeline pipeline, ShowControl control,
    CameraSettingsService camera) : ISetupService
{
    private readonly Lazy<ICanvasFinder> _finder = new(() => VisionLibrary.Open().CreateFinder(), LazyThreadSafetyMode.PublicationOnly);
    private readonly Lock _finding = new();
    private readonly IReadOnlyList<MicrophoneLabel> _microphones = MicrophoneLabels.Create(show.Brush);

    /// <inheritdoc/>
    public SetupDto Info
    {
        get
        {
            return new SetupDto(
                Path.GetFileName(file),
                show.Canvas.Source.Kind != SourceSettingsKind.Simulated,
                camera.Settings is not null,
                ToNumbers(inputs.Corners))
            {
                Camera = DescribeCamera(),
                PictureAspect = inputs.PictureAspect,
            };
        }
    }

    private string DescribeCamera()
    {
        if (inputs.CameraMode is not { } mode)
        {
            return string.Empty;
        }

        var offers = inputs.CameraModes.Count == 0 ? string.Empty : $" It offers: {CameraModeChoice.Describe(inputs.CameraModes)}.";
        return $"The camera delivers {mode}.{offers} 'canvas: camera' in the show file chooses another mode.";
    }

    /// <inheritdoc/>
    public long FrameCount => inputs.Preview.FrameCount;

    /// <inheritdoc/>
    public void CopyPicture(Span<byte> rgb) => inputs.Preview.CopyTo(rgb);

    /// <inheritdoc/>
    public string SetCorners(IReadOnlyList<double> corners)
    {
        if (corners.Count != 8 || corners.Any(number => number is not (>= 0 and <= 1)))
        {
            throw new SetupException("The corners must be four points, with x and y from 0 to 1.");
        }

        var newCorners = new Corners(
            new(corners[0], corners[1]), new(corners[2], corners[3]), new(corners[4], corners[5]), new(corners[6], corners[7]));
        if (!newCorners.IsConvex)
        {
            throw new SetupException("The four points do not enclose a canvas. Move each point to the corner that its label names.");
        }

        var points = corners.Chunk(2).Select(point => Text($"[{point[0]:0.####}, {point[1]:0.####}]"));
        Write(new ShowFileEdit("canvas", "corners", $"[{string.Join(", ", points)}]"));
        if (!inputs.SetCorners(newCorners))
        {
            return $"The corners were saved in {Path.GetFileName(file)}. For a recording they take effect at the next start of the show.";
        }

        pipeline.ResetCanvas();
        return $"The corners were saved in {Path.GetFileName(file)} and are in effect.";
    }

    /// <inheritdoc/>
    public FoundCornersDto FindCanvas()
    {
        if (inputs.Preview.FrameCount == 0)
        {
            throw new SetupException("There is no picture of the camera yet.");
        }

        var picture = new byte[CameraPreview.PictureBytes];
        inputs.Preview.CopyTo(picture);
        try
        {
            lock (_finding)
            {
                var found = _finder.Value.Find(new RgbPicture(picture, CameraPreview.Width, CameraPreview.Height));
                return found.Certainty > 0
                    ? new FoundCornersDto(ToNumbers(found.Corners), found.IsCertain, $"{found.Reason} {(found.IsCertain ? "Save the corners." : "Then save them.")}")
                    : throw new SetupException(found.Reason);
            }
        }
        catch (PaintSoundException e) when (e is not SetupException)
        {
            throw new SetupException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public async Task<string> LockExposureAsync(bool locked, CancellationToken stop)
    {
        try
        {
            return camera.Settings is { } settings
                ? await settings.LockAsync(locked, stop)
                : throw new SetupException($"PaintSound cannot lock the exposure of {show.Canvas.Source.Name}: it is not a camera.");
        }
        catch (MediaException e)
        {
            throw new SetupException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public MicrophonesDto Microphones
    {
        get
        {
            var taps = inputs.Monitor.Taps;
            return new MicrophonesDto(
                [.. inputs.Monitor.Read().Select((reading, i) => new MicrophoneDto(
                    _microphones[i].Title, reading.LevelDb, reading.PeakDb, MicrophoneAdvice.Describe(reading), MicrophoneAdvice.IsWrong(reading)))],
                MicrophoneAdvice.Describe(taps, _microphones),
                taps.State == TapState.Waiting,
                MicrophoneAdvice.IsWrong(taps));
        }
    }

    /// <inheritdoc/>
    public void StartTaps()
    {
        if (_microphones.Count == 1)
        {
            throw new SetupException("One microphone has no place to check. 'brush: microphones' in the show file names several.");
        }

        inputs.Monitor.StartTaps();
    }

    /// <inheritdoc/>
    public Task<string> MeasureAsync(Measurement measurement, CancellationToken stop) => calibration.MeasureAsync(measurement, stop);

    /// <inheritdoc/>
    public string Save()
    {
        var (result, loudspeakers) = (calibration.Result, calibration.LoudspeakerDb);
        if (result is null && loudspeakers is null)
        {
            throw new SetupException("Take all four measurements first: blank canvas, silence, a light stroke and a heavy stroke.");
        }

        if (result is not null && calibration.Contradiction is { } contradiction)
        {
            throw new SetupException(contradiction);
        }

        Write(Edits(result, loudspeakers));
        if (result is not null)
        {
            pipeline.ApplyCalibration(new StageCalibration
            {
                Brush = new BrushRange(result.QuietDb, result.LoudDb),
                Canvas = new CanvasSettings { FlickerThreshold = result.FlickerThreshold },
            });
            control.SetSilence(result.SilenceDb);
        }

        if (loudspeakers is { } level)
        {
            pipeline.SetLoudspeakers(level);
        }

        return Text($"Saved in {Path.GetFileName(file)}: {Describe(result, loudspeakers)}. The settings are in effect.");
    }

    private static ShowFileEdit[] Edits(CalibrationResult? result, float? loudspeakers) =>
    [
        .. result is null ? [] : new[]
        {
            new ShowFileEdit("canvas", "flicker-threshold", Text($"{result.FlickerThreshold}")),
            new ShowFileEdit("brush", "range", Text($"[{result.QuietDb:0.#}, {result.LoudDb:0.#}]")),
            new ShowFileEdit("choosing", "silence-db", Text($"{result.SilenceDb:0.#}")),
        },
        .. loudspeakers is { } level ? new[] { new ShowFileEdit("brush", "loudspeakers", Text($"{level:0.#}")) } : [],
    ];

    private static string Describe(CalibrationResult? result, float? loudspeakers) => string.Join(", ", new[]
    {
        result is null ? null
            : Text($"silence below {result.SilenceDb:0.#} dB, strokes from {result.QuietDb:0.#} to {result.LoudDb:0.#} dB, canvas flicker below {result.FlickerThreshold} of 255"),
        loudspeakers is { } level ? Text($"loudspeakers up to {level:0.#} dB") : null,
    }.OfType<string>());

    private static double[] ToNumbers(Corners corners) =>
    [
        corners.TopLeft.X, corners.TopLeft.Y, corners.TopRight.X, corners.TopRight.Y,
        corners.BottomLeft.X, corners.BottomLeft.Y, corners.BottomRight.X, corners.BottomRight.Y,
    ];

    private void Write(params IReadOnlyList<ShowFileEdit> edits)
    {
        try
        {
            editor.Set(edits);
        }
        catch (Exception e) when (e is ShowException or IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{Path.GetFileName(file)} was not changed: {e.Message}", e);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
