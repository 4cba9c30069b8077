using System.Globalization;

namespace PaintSound.Worker.Wording;

/// <summary>Numbers of things as a sentence names them.</summary>
internal static class Quantity
{
    /// <summary>Returns <c>1 work</c>, <c>2 works</c>.</summary>
    /// <param name="count">The number.</param>
    /// <param name="what">The thing, in the singular, with a plural in -s.</param>
    public static string Of(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
