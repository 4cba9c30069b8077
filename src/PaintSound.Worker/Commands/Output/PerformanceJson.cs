using System.Globalization;
using System.Text.Json;
using PaintSound.Core.Choosing;
using PaintSound.Film.Sound;

namespace PaintSound.Worker.Commands.Output;

/// <summary>The selections of a performance, with times and reasons.</summary>
/// <param name="Seconds">Length of the performance in seconds.</param>
/// <param name="Selections">The selections in order of time.</param>
internal sealed record PerformanceJson(double Seconds, IReadOnlyList<SelectionJson> Selections)
{
    public static PerformanceJson Of(TimeSpan length, IReadOnlyList<Selection> selections) =>
        new(Math.Round(length.TotalSeconds, 3), [.. selections.Select(SelectionJson.Of)]);

    /// <summary>Writes a JSON file.</summary>
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, CommandOutput.Json) + "\n");

    /// <summary>Prints the excerpts that are missing in the film, to standard error.</summary>
    public static void ReportMissing(IReadOnlyList<MissingExcerpt> missing)
    {
        foreach (var excerpt in missing)
        {
            Console.Error.WriteLine(Describe(excerpt));
        }
    }

    /// <summary>Returns a sentence about an excerpt that is missing in a film.</summary>
    public static string Describe(MissingExcerpt excerpt) =>
        string.Create(CultureInfo.InvariantCulture, $"Silence at {excerpt.Selection.At.TotalSeconds:0.0} s: {excerpt.Reason}");
}
