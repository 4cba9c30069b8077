using System.Globalization;
using PaintSound.Core.Signal;
using PaintSound.Media;
using PaintSound.Web;
using PaintSound.Worker.Show;
using PaintSound.Worker.Stage;

namespace PaintSound.Worker.Setup;

/// <summary>The setup page's side of a stage.</summary>
/// <param name="file">The show file.</param>
/// <param name="show">What was read from it.</param>
/// <param name="sources">Have the camera.</param>
/// <param name="calibration">Learns the stage.</param>
/// <param name="performance">Is given what was learned.</param>
/// <param name="desk">Likewise.</param>
internal sealed class StageSetup(string file, ShowFile show, Sources sources, Calibration calibration, Performance performance, Desk desk) : ISetup
{
    private Corners _corners = show.Corners;

    /// <inheritdoc/>
    public SetupCard Card
    {
        get
        {
            var c = _corners;
            return new SetupCard(
                Path.GetFileName(file),
                show.Canvas.Kind != SourceSettingKind.Studio,
                show.Canvas.Kind == SourceSettingKind.Device && CameraExposure.CanLock(show.Canvas.Name),
                [c.TopLeft.X, c.TopLeft.Y, c.TopRight.X, c.TopRight.Y, c.BottomLeft.X, c.BottomLeft.Y, c.BottomRight.X, c.BottomRight.Y]);
        }
    }

    /// <inheritdoc/>
    public long Pictures => sources.Viewfinder.Pictures;

    /// <inheritdoc/>
    public void CopyPicture(Span<byte> rgb) => sources.Viewfinder.CopyTo(rgb);

    /// <inheritdoc/>
    public string Frame(IReadOnlyList<double> corners)
    {
        if (corners.Count != 8 || corners.Any(number => number is not (>= 0 and <= 1)))
        {
            throw new SetupException("The corners are four points, x and y of each from 0 to 1.");
        }

        var framed = new Corners(
            new(corners[0], corners[1]), new(corners[2], corners[3]), new(corners[4], corners[5]), new(corners[6], corners[7]));
        if (!framed.EncloseACanvas)
        {
            throw new SetupException("These four points enclose no canvas: each belongs to the corner that it is named after.");
        }

        Write([("canvas", "corners", "[" + string.Join(", ", corners.Chunk(2).Select(p => Text($"[{p[0]:0.####}, {p[1]:0.####}]"))) + "]")]);
        _corners = framed;
        if (!sources.Frame(framed))
        {
            return $"The corners stand in {Path.GetFileName(file)}. A recording plays as it began: they hold when the show is started again.";
        }

        performance.BeginCanvasAnew();
        return $"The corners stand in {Path.GetFileName(file)}, and the canvas is seen between them from now on.";
    }

    /// <inheritdoc/>
    public async Task<string> LockAsync(bool locked, CancellationToken stop)
    {
        try
        {
            await CameraExposure.LockAsync(show.Canvas.Name, locked, stop);
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
            ("canvas", "steady", Text($"{found.Steady}")),
            ("brush", "range", Text($"[{found.QuietDb:0.#}, {found.LoudDb:0.#}]")),
            ("choosing", "silence-db", Text($"{found.SilenceDb:0.#}")),
        ]);
        performance.Learn(show.Senses with
        {
            Brush = new BrushRange(found.QuietDb, found.LoudDb),
            Canvas = show.Senses.Canvas with { Steady = found.Steady },
        });
        desk.SetSilence(found.SilenceDb);
        return Text($"Written into {Path.GetFileName(file)}: silence below {found.SilenceDb:0.#} dB, strokes from {found.QuietDb:0.#} to {found.LoudDb:0.#} dB, ")
            + Text($"a canvas that flickers by less than {found.Steady} of 255. It holds from now on.");
    }

    private void Write(IEnumerable<(string Part, string Key, string Value)> values)
    {
        try
        {
            new ShowEdit(file).Set(values);
        }
        catch (Exception e) when (e is ShowException or IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{Path.GetFileName(file)} was left as it is: {e.Message}", e);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
