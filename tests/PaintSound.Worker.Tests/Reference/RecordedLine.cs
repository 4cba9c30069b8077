using System.Globalization;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>
/// A line of the reference: time in milliseconds, kind, fields; separated by tabs. Numbers with a decimal point are floating-point
/// numbers with enough digits to restore the same bits; all others are integers.
/// </summary>
internal static class RecordedLine
{
    /// <summary>Writes a line.</summary>
    /// <param name="at">Time since the beginning of the performance.</param>
    /// <param name="kind">The kind: <c>osc</c>, <c>midi</c>, or the name of an event.</param>
    /// <param name="fields">Numbers and texts.</param>
    public static string Of(TimeSpan at, string kind, IEnumerable<object> fields) =>
        string.Join('\t', [at.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture), kind, .. fields.Select(Field)]);

    /// <summary>Reads a floating-point number; false for an integer or a word.</summary>
    public static bool TryReal(string field, out double number)
    {
        number = 0;
        return field.Contains('.', StringComparison.Ordinal) && double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static string Field(object value) => value switch
    {
        float number => Real(number.ToString("R", CultureInfo.InvariantCulture)),
        double number => Real(number.ToString("R", CultureInfo.InvariantCulture)),
        TimeSpan time => Real(time.TotalSeconds.ToString("R", CultureInfo.InvariantCulture)),
        bool flag => flag ? "1" : "0",
        Enum word => word.ToString("D"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // 1 becomes 1.0, 1E-05 becomes 1.0E-05: the point tells a floating-point number from an integer.
    private static string Real(string digits)
    {
        if (digits.Contains('.', StringComparison.Ordinal))
        {
            return digits;
        }

        var exponent = digits.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? digits + ".0" : digits.Insert(exponent, ".0");
    }
}
