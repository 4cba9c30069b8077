using System.Globalization;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Media;
using PaintSound.Media.Capture;
using PaintSound.Performance.Pipeline;
using PaintSound.Web.Setup;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Setup;

/// <summary>The setup page's side of a stage.</summary>
/// <param name="file">The show file.</param>
/// <param name="show">What was read from it.</param>
/// <param name="sources">Have the camera.</param>
/// <param name="calibration">Learns the stage.</param>
/// <param name="performance">Is given what was learned.</param>
/// <param name="desk">Likewise.</param>
internal sealed class SetupService(string file, ShowSettings show, InputFactory sources, Calibration calibration, PerformancePipeline performance, ShowControl desk) : ISetupService
{
    private Corners _corners = show.Canvas.Corners;

    /// <inheritdoc/>
    public SetupDto Info
    {
        get
        {
            var c = _corners;
            return new SetupDto(
                Path.GetFileName(file),
                show.Canvas.Source.Kind != SourceSettingsKind.Simulated,
                show.Canvas.Source.Kind == SourceSettingsKind.Device && CameraExposure.CanLock(show.Canvas.Source.Name),
                [c.TopLeft.X, c.TopLeft.Y, c.TopRight.X, c.TopRight.Y, c.BottomLeft.X, c.BottomLeft.Y, c.BottomRight.X, c.BottomRight.Y]);
        }
    }

    /// <inheritdoc/>
    public long FrameCount => sources.Preview.FrameCount;

    /// <inheritdoc/>
    public void CopyPicture(Span<byte> rgb) => sources.Preview.CopyTo(rgb);

    /// <inheritdoc/>
    public string SetCorners(IReadOnlyList<double> corners)
    {
        if (corners.Count != 8 || corners.Any(number => number is not (>= 0 and <= 1)))
        {
            throw new SetupException("The corners are four points, x and y of each from 0 to 1.");
        }

        var framed = new Corners(
            new(corners[0], corners[1]), new(corners[2], corners[3]), new(corners[4], corners[5]), new(corners[6], corners[7]));
        if (!framed.IsConvex)
        {
            throw new SetupException("These four points enclose no canvas: each belongs to the corner that it is named after.");
        }

        Write([("canvas", "corners", "[" + string.Join(", ", corners.Chunk(2).Select(p => Text($"[{p[0]:0.####}, {p[1]:0.####}]"))) + "]")]);
        _corners = framed;
        if (!sources.SetCorners(framed))
        {
            return $"The corners stand in {Path.GetFileName(file)}. A recording plays as it began: they hold when the show is started again.";
        }

        performance.ResetCanvas();
        return $"The corners stand in {Path.GetFileName(file)}, and the canvas is seen between them from now on.";
    }

    /// <inheritdoc/>
    public async Task<string> LockExposureAsync(bool locked, CancellationToken stop)
    {
        try
        {
            await CameraExposure.LockAsync(show.Canvas.Source.Name, locked, stop);
            return locked ? "Exposure and white balance stay as they are now." : "Exposure and white balance follow the light again.";
        }
        catch (MediaException e)
        {
            throw new SetupException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public Task<string> MeasureAsync(Measurement measurement, CancellationToken stop) => calibration.MeasureAsync(measurement, stop);

    /// <inheritdoc/>
    public string Save()
    {
        var found = calibration.Result ?? throw new SetupException("Take all four measurements first: blank canvas, silence, a light and a heavy stroke.");
        if (calibration.Contradiction is { } contradiction)
        {
            throw new SetupException(contradiction);
        }

        Write(
        [
            ("canvas", "flicker-threshold", Text($"{found.FlickerThreshold}")),
            ("brush", "range", Text($"[{found.QuietDb:0.#}, {found.LoudDb:0.#}]")),
            ("choosing", "silence-db", Text($"{found.SilenceDb:0.#}")),
        ]);
        performance.ApplyCalibration(new StageCalibration
        {
            Brush = new BrushRange(found.QuietDb, found.LoudDb),
            Canvas = new CanvasSettings { FlickerThreshold = found.FlickerThreshold },
        });
        desk.SetSilence(found.SilenceDb);
        return Text($"Written into {Path.GetFileName(file)}: silence below {found.SilenceDb:0.#} dB, strokes from {found.QuietDb:0.#} to {found.LoudDb:0.#} dB, ")
            + Text($"a canvas that flickers by less than {found.FlickerThreshold} of 255. It holds from now on.");
    }

    private void Write(IEnumerable<(string Part, string Key, string Value)> values)
    {
        try
        {
            new ShowFileEditor(file).Set(values);
        }
        catch (Exception e) when (e is ShowException or IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{Path.GetFileName(file)} was left as it is: {e.Message}", e);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
