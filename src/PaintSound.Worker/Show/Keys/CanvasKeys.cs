using System.Text.Json.Nodes;
using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>canvas</c>.</summary>
internal static class CanvasKeys
{
    private const string Automatic = "auto";
    private const double LongestSide = 100_000;
    private const double NarrowestAspect = 0.1;
    private const double WidestAspect = 10;

    private static readonly CanvasInputSettings Defaults = new(new SourceSettings(SourceSettingsKind.Simulated, string.Empty));
    private static readonly SourceKeys Source = new("The camera", "A film of the painting", "painter");

    private static readonly DefaultKey<CameraModeRequest> Camera = new(
        "camera", CameraKeys.Section, Defaults.Camera, "The mode of the camera. What you leave out, PaintSound chooses ([Cameras](cameras.md#size-and-rate)). Only with `device`.", "the keys below");

    private static readonly DefaultKey<CornersSettings> Corners = new(
        "corners",
        new ShowScalar<CornersSettings>("four points `[x, y]`, each 0 to 1, or `auto`", ReadCorners, CreateCornersSchema),
        new CornersSettings(Defaults.Corners, Find: false),
        "The corners of the canvas in the picture: top left, top right, bottom left, bottom right. The setup page sets them. `auto`: they are found in the picture ([Canvas](canvas.md)).",
        "the whole picture");

    private static readonly DefaultKey<int> Rotate = new(
        "rotate",
        new ShowScalar<int>(
            "0, 90, 180 or 270 degrees",
            node => node.Integer(0, 270) is var degrees && degrees % 90 == 0 ? degrees : throw node.Invalid("0, 90, 180 or 270 degrees"),
            () => new JsonObject { ["enum"] = new JsonArray(0, 90, 180, 270) },
            value => value),
        Defaults.Rotate,
        "How far the picture is turned clockwise, for a camera that stands on its side.");

    private static readonly DefaultKey<bool> Mirror = new(
        "mirror", ShowValues.Boolean, Defaults.Mirror, "`true` if the picture is a mirror image, as from the front camera of a phone.");

    private static readonly DefaultKey<bool> Follow = new(
        "follow",
        ShowValues.Boolean,
        Defaults.Follow,
        "`true`: when the easel or the camera moves a little, the corners move along ([Canvas](canvas.md)). Only for a camera, with corners set.");

    private static readonly OptionalKey<NumberPair> Aspect = new(
        "aspect",
        ShowValues.Pair(
            0, LongestSide, expected: "the width and height of the canvas in any unit, such as [80, 60]", allows: pair => pair.First / pair.Second is >= NarrowestAspect and <= WidestAspect),
        "Width and height of the canvas in any unit, such as `[80, 60]`. The pages show the canvas in these proportions; several microphones hear the place of the brush with them.",
        "from the corners; without corners a square");

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
        [.. Source.All, Camera, Corners, Follow, Rotate, Mirror, Aspect, FramesPerSecond, FlickerThreshold, Blank],
        node =>
        {
            var corners = Corners.Read(node);
            var source = Source.Read(node);
            var camera = Camera.Read(node);
            if (!camera.IsEmpty && (source.Kind != SourceSettingsKind.Device || source.Name.Contains("://", StringComparison.Ordinal)))
            {
                throw node[Camera.Name]!.Invalid("set only for a camera of this computer: a stream, a film and a simulation have the size and rate that they have");
            }

            return new CanvasInputSettings(source)
            {
                Camera = camera,
                Corners = corners.Corners,
                FindCorners = corners.Find,
                Follow = Follow.Read(node),
                Rotate = Rotate.Read(node),
                Mirror = Mirror.Read(node),
                Aspect = Aspect.TryRead(node, out var size) ? size.First / size.Second : null,
                FramesPerSecond = FramesPerSecond.Read(node),
                FlickerThreshold = FlickerThreshold.Read(node),
                Blank = Blank.Read(node),
            };
        })
    {
        Renamed = new Dictionary<string, string>(SourceKeys.Renamed, StringComparer.Ordinal) { ["size"] = "aspect", ["frames"] = "fps", ["steady"] = "flicker-threshold" },
        Conditions = Source.CreateConditions,
    };

    private static CornersSettings ReadCorners(ShowYamlNode node)
    {
        const string Expected = "four points around the canvas: [[x, y] top left, top right, bottom left, bottom right], each 0 to 1; or auto";
        if (!node.IsList)
        {
            return node.Text == Automatic ? new CornersSettings(Defaults.Corners, Find: true) : throw WrongCorners();
        }

        var points = node.Items;
        if (points.FirstOrDefault(point => point.Items.Count != 2) is { } point)
        {
            throw point.InvalidNumbers(Expected, 2);
        }

        if (points.Count != 4)
        {
            throw WrongCorners();
        }

        NormalisedPoint At(int i) => new(points[i].Items[0].Number(0, 1), points[i].Items[1].Number(0, 1));
        var corners = new Corners(At(0), At(1), At(2), At(3));
        return corners.IsConvex ? new CornersSettings(corners, Find: false) : throw WrongCorners();

        ShowException WrongCorners() => node.Invalid(Expected);
    }

    private static JsonObject CreateCornersSchema()
    {
        var point = ShowValues.Pair(0, 1).CreateSchema();
        var points = new JsonObject { ["type"] = "array", ["items"] = point, ["minItems"] = 4, ["maxItems"] = 4 };
        return new JsonObject { ["anyOf"] = new JsonArray(points, new JsonObject { ["const"] = Automatic }) };
    }
}
