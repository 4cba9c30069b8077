using PaintSound.Core.Canvas;

namespace PaintSound.Web.State.Dto;

/// <summary>What the canvas looks like; see <see cref="CanvasFeatures"/>.</summary>
public sealed record CanvasDto(
    float Lightness, float Colourfulness, float Texture, string Cover, IReadOnlyList<ColourDto> Colours, NewestStrokeDto? Stroke)
{
    /// <summary>Returns what pages show of features.</summary>
    internal static CanvasDto Create(CanvasFeatures features) => new(
        features.Lightness,
        features.Colourfulness,
        features.Texture,
        Words.Of(features.Cover),
        [.. features.Colours.Select(colour => new ColourDto(Words.Of(colour.Colour.Name), Hex(colour.Colour), colour.Share))],
        features.Stroke is { } stroke ? new NewestStrokeDto(stroke.X, stroke.Y, Words.Of(stroke.Colour.Name), Hex(stroke.Colour)) : null);

    private static string Hex(CanvasColour colour) => $"#{Byte(colour.Red):x2}{Byte(colour.Green):x2}{Byte(colour.Blue):x2}";

    private static int Byte(float value) => (int)MathF.Round(255 * value);
}
