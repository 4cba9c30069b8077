using System.Globalization;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Addresses;

/// <summary>Describes one argument of a documented address.</summary>
/// <param name="Type">The OSC type.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Unit">The unit; empty if there is none.</param>
/// <param name="Minimum">The lowest value; negative infinity for no limit.</param>
/// <param name="Maximum">The highest value; infinity for no limit.</param>
public sealed record CatalogueArgument(
    OscType Type,
    string Name,
    string Unit = "",
    double Minimum = double.NegativeInfinity,
    double Maximum = double.PositiveInfinity)
{
    /// <summary>The allowed words of a text; empty if any text is allowed.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Returns the description for people: <c>f level 0..1</c>, <c>f start seconds from 0</c>, <c>s source brush, canvas or music</c>.</summary>
    public override string ToString()
    {
        var range = (double.IsFinite(Minimum), double.IsFinite(Maximum)) switch
        {
            (true, true) => string.Create(CultureInfo.InvariantCulture, $"{Minimum}..{Maximum}"),
            (true, false) => string.Create(CultureInfo.InvariantCulture, $"from {Minimum}"),
            _ => Words.Count == 0 ? "" : $"{string.Join(", ", Words.SkipLast(1))} or {Words[^1]}",
        };
        return string.Join(' ', new[] { $"{(char)Type}", Name, Unit, range }.Where(part => part.Length > 0));
    }

    /// <summary>
    /// Clamps a number to the range, because receivers rely on it (some lighting programs wrap around above 1). NaN becomes the minimum.
    /// </summary>
    internal float Clamp(float value) =>
        float.IsNaN(value) ? (float)Math.Max(Minimum, float.MinValue) : (float)Math.Clamp(value, Minimum, Maximum);
}
