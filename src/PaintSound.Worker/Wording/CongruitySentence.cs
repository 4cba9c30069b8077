using System.Globalization;
using PaintSound.Core.Congruity;

namespace PaintSound.Worker.Wording;

/// <summary>The mean congruity at the end of a performance.</summary>
internal static class CongruitySentence
{
    /// <summary>Returns a sentence that begins with a space; empty if no value was reliable.</summary>
    public static string Of(MeanCongruity mean) =>
        mean.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $" Congruity: {value:0.00} in the mean.") : string.Empty;
}
