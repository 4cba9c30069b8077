using System.Globalization;
using System.Text.Json;

namespace PaintSound.Benchmarks.Reporting;

/// <summary>The figures of one run of the benchmarks.</summary>
/// <param name="Machine">The machine and date.</param>
/// <param name="Figures">The measurements.</param>
internal sealed record Results(Machine Machine, IReadOnlyList<Figure> Figures)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    public static Results Read(string file) => JsonSerializer.Deserialize<Results>(File.ReadAllText(file), Json)!;

    /// <summary>Writes the results as JSON.</summary>
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>Prints the results as a Markdown table.</summary>
    public void Print(TextWriter writer)
    {
        writer.WriteLine($"{Machine.Processor}, {Machine.Cores} cores, {Machine.System}, {Machine.Runtime}, {Machine.Date}, load before {Format(Machine.LoadBefore)}\n");
        writer.WriteLine("| benchmark | median | p95 | p99 | max | unit | runs | allocated bytes |\n| --- | ---: | ---: | ---: | ---: | --- | ---: | ---: |");
        foreach (var figure in Figures)
        {
            writer.WriteLine(
                $"| {figure.Name} | {Format(figure.Median)} | {Format(figure.P95)} | {Format(figure.P99)} | {Format(figure.Most)} | {figure.Unit} | {figure.Runs} | {figure.AllocatedBytes} |");
        }
    }

    /// <summary>Prints how the medians changed since another run.</summary>
    /// <param name="before">The other run.</param>
    /// <param name="writer">Receives the table.</param>
    public void PrintChanges(Results before, TextWriter writer)
    {
        writer.WriteLine($"before: {before.Machine}\nnow:    {Machine}\n");
        writer.WriteLine("| benchmark | median before | now | unit | now / before |\n| --- | ---: | ---: | --- | ---: |");
        var previous = before.Figures.ToDictionary(figure => figure.Name);
        foreach (var figure in Figures)
        {
            var match = previous.GetValueOrDefault(figure.Name);
            writer.WriteLine(
                $"| {figure.Name} | {Format(match?.Median)} | {Format(figure.Median)} | {figure.Unit} | {Format(match is null ? null : Math.Round(figure.Median / match.Median, 2))} |");
        }
    }

    private static string Format(double? number) => number?.ToString("G6", CultureInfo.InvariantCulture) ?? "";
}
