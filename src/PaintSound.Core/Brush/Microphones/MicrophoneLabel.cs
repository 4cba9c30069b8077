using PaintSound.Core.Brush.Placing;

namespace PaintSound.Core.Brush.Microphones;

/// <summary>How a microphone is named to a person.</summary>
/// <param name="Number">Its number in the show, from 1.</param>
/// <param name="Channel">Its channel of the device, from 1; null for the only microphone.</param>
/// <param name="Place">Its place on the canvas; null for the only microphone.</param>
public sealed record MicrophoneLabel(int Number, int? Channel = null, MicrophonePlace? Place = null)
{
    private const float Third = 1 / 3f;

    /// <summary>The name as part of a sentence, such as <c>microphone 2 (channel 3, top right)</c>.</summary>
    public override string ToString() => Channel is null ? "the microphone" : $"microphone {Number} (channel {Channel}, {Where})";

    /// <summary>The name as a title, such as <c>Microphone 2 (channel 3, top right)</c>.</summary>
    public string Title => Channel is null ? "Microphone" : $"M{ToString()[1..]}";

    /// <summary>The place in words, seen from the front, such as <c>top right</c>; empty for the only microphone.</summary>
    public string Where => Place is not { } place ? string.Empty
        : (Word(place.Y, "top", "bottom"), Word(place.X, "left", "right")) switch
        {
            ("", "") => "middle",
            ("", var side) => side,
            (var height, "") => height,
            var (height, side) => $"{height} {side}",
        };

    private static string Word(float share, string low, string high) => share < Third ? low : share > 1 - Third ? high : "";
}
