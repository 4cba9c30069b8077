using System.Globalization;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Addresses;

/// <summary>What one argument of a documented address is.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">What it counts; empty where there is nothing to say.</param>
/// <param name="Minimum">The least that it can be; negative infinity for none.</param>
/// <param name="Maximum">The most that it can be; infinity for none.</param>
public sealed record CatalogueArgument(
    OscType Type,
    string Name,
    string Unit = "",
    double Minimum = double.NegativeInfinity,
    double Maximum = double.PositiveInfinity)
{
    /// <summary>The words that a text can be; empty for any.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>For people: <c>f level 0..1</c>, <c>f start seconds from 0</c>, <c>s source brush, canvas or music</c>.</summary>
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
    /// Brings a number into the range, since receivers trust it (some lighting programs wrap round above 1); what is no number
    /// becomes the minimum.
    /// </summary>
    internal float Within(float value) =>
        float.IsNaN(value) ? (float)Math.Max(Minimum, float.MinValue) : (float)Math.Clamp(value, Minimum, Maximum);
}
