using System.Text.Json;
using PaintSound.Core.Choosing;
using PaintSound.Film.Sound;

namespace PaintSound.Worker.Commands.Output;

/// <summary>The account of a performance: what was chosen when, and why.</summary>
/// <param name="Seconds">Length of the performance.</param>
/// <param name="Selections">What was chosen, in order.</param>
internal sealed record PerformanceJson(double Seconds, IReadOnlyList<SelectionJson> Selections)
{
    public static PerformanceJson Of(TimeSpan length, IReadOnlyList<Selection> selections) =>
        new(Math.Round(length.TotalSeconds, 3), [.. selections.Select(SelectionJson.Of)]);

    /// <summary>Writes it as JSON.</summary>
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, CommandOutput.Json) + "\n");

    /// <summary>Names the excerpts that the film had to leave out.</summary>
    public static void ReportMissing(IReadOnlyList<MissingExcerpt> missing)
    {
        foreach (var excerpt in missing)
        {
            Console.Error.WriteLine($"Silence at {excerpt.Selection.At.TotalSeconds:0.0} s: {excerpt.Reason}");
        }
    }
}
