using PaintSound.Media;
using PaintSound.Worker.Show.Definitions;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>canvas: camera</c>.</summary>
internal static class CameraKeys
{
    private const string Chosen = "chosen from what the camera offers";
    private const int LongestSide = 16_384;

    private static readonly OptionalKey<NumberPair> Size = new(
        "size",
        ShowValues.Pair(
            1, LongestSide, "pixels", "the width and height of the picture in pixels, such as [1920, 1080]", pair => pair.First % 1 == 0 && pair.Second % 1 == 0),
        "Width and height of the picture as the camera delivers it, such as `[3840, 2160]`. `paintsound devices` lists what it offers. Set the corners again after a change.",
        Chosen);

    private static readonly OptionalKey<double> Rate = new(
        "rate", ShowValues.Number(1, 240, "frames per second"), "The frames that the camera delivers; `fps` of them are analysed.", Chosen);

    private static readonly OptionalKey<CameraFormat> Format = new(
        "format", ShowValues.OneOf<CameraFormat>(), "How the camera sends its pictures.", Chosen);

    /// <summary>The section.</summary>
    public static ShowSection<CameraModeRequest> Section { get; } = new(
        [Size, Rate, Format],
        node =>
        {
            var hasSize = Size.TryRead(node, out var size);
            return new CameraModeRequest(
                hasSize ? (int)size!.First : null,
                hasSize ? (int)size!.Second : null,
                Rate.TryRead(node, out var rate) ? rate : null,
                Format.TryRead(node, out var format) ? format : null);
        });
}
