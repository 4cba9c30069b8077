using System.Globalization;
using System.Text;

namespace PaintSound.Worker.Takes.Export;

/// <summary>A table as comma-separated values (RFC 4180: a header, lines that end with CRLF), UTF-8. Numbers have a decimal point on every system.</summary>
/// <param name="columns">The names of the columns.</param>
internal sealed class CsvTable(params IReadOnlyList<string> columns)
{
    private readonly StringBuilder _text = CreateLine(columns, new StringBuilder());

    /// <summary>The number of rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="values">A value for each column: text, numbers, truth values, words of an enumeration; null for an empty field.</param>
    public void Add(params IReadOnlyList<object?> values)
    {
        if (values.Count != columns.Count)
        {
            throw new ArgumentException($"A row has {columns.Count} values, not {values.Count}.", nameof(values));
        }

        CreateLine(values.Select(Format), _text);
        Rows++;
    }

    /// <summary>Writes the file; an existing one is replaced.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string file) => File.WriteAllText(file, ToString());

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static StringBuilder CreateLine(IEnumerable<string> fields, StringBuilder text) => text.AppendJoin(',', fields.Select(Quote)).Append("\r\n");

    private static string Quote(string field) => field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static string Format(object? value) => value switch
    {
        null => "",
        TimeSpan time => time.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        Enum word => KebabCase.Of(word),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
