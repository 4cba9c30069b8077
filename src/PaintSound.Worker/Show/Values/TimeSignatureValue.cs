using System.Globalization;
using System.Text.Json.Nodes;
using PaintSound.Core.Beat;
using PaintSound.Worker.Show.Definitions;

namespace PaintSound.Worker.Show.Values;

/// <summary>A time signature, such as <c>3/4</c>.</summary>
internal static class TimeSignatureValue
{
    private const string Pattern = "^[1-9][0-9]?/(1|2|4|8|16)$";

    /// <summary>The value of a key.</summary>
    public static ShowValue<TimeSignature> Value { get; } = new ShowScalar<TimeSignature>(
        "`BEATS/NOTE`",
        node => TryParse(node.Text, out var signature) ? signature : throw node.Invalid("a time signature, such as 3/4"),
        () => new JsonObject { ["type"] = "string", ["pattern"] = Pattern },
        signature => signature.ToString());

    private static bool TryParse(string text, out TimeSignature signature)
    {
        signature = default;
        if (text.Split('/') is not [var beats, var note]
            || !int.TryParse(beats, NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            || !int.TryParse(note, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator))
        {
            return false;
        }

        signature = new TimeSignature(numerator, denominator);
        return signature.IsValid;
    }
}
