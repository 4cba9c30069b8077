using System.Text.Json.Nodes;
using PaintSound.Core.Canvas;
using PaintSound.Media;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>canvas</c>.</summary>
internal static class CanvasKeys
{
    private const double LongestSide = 100_000;
    private const double NarrowestAspect = 0.1;
    private const double WidestAspect = 10;

    private static readonly CanvasInputSettings Defaults = new(new SourceSettings(SourceSettingsKind.Simulated, string.Empty));
    private static readonly SourceKeys Source = new("The camera", "A film of the painting", "painter");

    private static readonly DefaultKey<Corners> Corners = new(
        "corners",
        new ShowScalar<Corners>("four points `[x, y]`, each 0 to 1", ReadCorners, CreateCornersSchema),
        Defaults.Corners,
        "The corners of the canvas in the picture: top left, top right, bottom left, bottom right. The setup page sets them.",
        "the whole picture");

    private static readonly DefaultKey<NumberPair> Aspect = new(
        "aspect",
        ShowValues.Pair(
            0, LongestSide, expected: "the width and height of the canvas in any unit, such as [80, 60]", allows: pair => pair.First / pair.Second is >= NarrowestAspect and <= WidestAspect),
        new NumberPair(Defaults.Aspect, 1),
        "Width and height of the canvas in any unit, such as `[80, 60]`. The pages show the canvas in these proportions.");

    private static readonly DefaultKey<double> FramesPerSecond = new(
        "fps", ShowValues.Number(0.5, 30, "frames per second"), Defaults.FramesPerSecond, "How many frames of the picture are analysed.");

    private static readonly DefaultKey<int> FlickerThreshold = new(
        "flicker-threshold",
        ShowValues.Integer(4, 64, "steps of 255"),
        Defaults.FlickerThreshold,
        "How much a pixel may flicker and still count as paint. The setup page measures it.");

    private static readonly DefaultKey<BlankCanvas> Blank = new(
        "blank",
        ShowValues.OneOf<BlankCanvas>(),
        Defaults.Blank,
        "How the network sees what is still empty: `fill` (it takes the paint next to it, so that the first strokes count) or `as-is` (how empty a canvas is counts). Only for a canvas that is mostly empty at the start.");

    /// <summary>The section.</summary>
    public static ShowSection<CanvasInputSettings> Section { get; } = new(
        [.. Source.All, Corners, Aspect, FramesPerSecond, FlickerThreshold, Blank],
        node =>
        {
            var size = Aspect.Read(node);
            return new CanvasInputSettings(Source.Read(node))
            {
                Corners = Corners.Read(node),
                Aspect = size.First / size.Second,
                FramesPerSecond = FramesPerSecond.Read(node),
                FlickerThreshold = FlickerThreshold.Read(node),
                Blank = Blank.Read(node),
            };
        })
    {
        Renamed = new Dictionary<string, string>(SourceKeys.Renamed, StringComparer.Ordinal) { ["size"] = "aspect", ["frames"] = "fps", ["steady"] = "flicker-threshold" },
        Conditions = Source.CreateConditions,
    };

    private static Corners ReadCorners(ShowYamlNode node)
    {
        var points = node.Items;
        if (points.Count != 4 || points.Any(point => point.Items.Count != 2))
        {
            throw WrongCorners();
        }

        NormalisedPoint At(int i) => new(points[i].Items[0].Number(0, 1), points[i].Items[1].Number(0, 1));
        var corners = new Corners(At(0), At(1), At(2), At(3));
        return corners.IsConvex ? corners : throw WrongCorners();

        ShowException WrongCorners() =>
            node.Invalid("four points around the canvas: [[x, y] top left, top right, bottom left, bottom right], each 0 to 1");
    }

    private static JsonObject CreateCornersSchema()
    {
        var point = ShowValues.Pair(0, 1).CreateSchema();
        return new JsonObject { ["type"] = "array", ["items"] = point, ["minItems"] = 4, ["maxItems"] = 4 };
    }
}
