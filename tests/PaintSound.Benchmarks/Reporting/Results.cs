using System.Globalization;
using System.Text.Json;

namespace PaintSound.Benchmarks.Reporting;

/// <summary>The figures of one run of the benchmarks.</summary>
/// <param name="Machine">Where and when.</param>
/// <param name="Figures">What was measured.</param>
internal sealed record Results(Machine Machine, IReadOnlyList<Figure> Figures)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    public static Results Read(string file) => JsonSerializer.Deserialize<Results>(File.ReadAllText(file), Json)!;

    /// <summary>Writes them as JSON.</summary>
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>Prints them as a table in Markdown.</summary>
    public void Print(TextWriter writer)
    {
        writer.WriteLine($"{Machine.Processor}, {Machine.Cores} cores, {Machine.System}, {Machine.Runtime}, {Machine.Date}, load before {Text(Machine.LoadBefore)}\n");
        writer.WriteLine("| what | median | p95 | most | unit | runs | allocated bytes |\n| --- | ---: | ---: | ---: | --- | ---: | ---: |");
        foreach (var figure in Figures)
        {
            writer.WriteLine(
                $"| {figure.Name} | {Text(figure.Median)} | {Text(figure.P95)} | {Text(figure.Most)} | {figure.Unit} | {figure.Runs} | {figure.AllocatedBytes} |");
        }
    }

    /// <summary>Prints how the medians changed since another run.</summary>
    /// <param name="before">The other run.</param>
    /// <param name="writer">Where to.</param>
    public void PrintChanges(Results before, TextWriter writer)
    {
        writer.WriteLine($"before: {before.Machine}\nnow:    {Machine}\n");
        writer.WriteLine("| what | median before | now | unit | now / before |\n| --- | ---: | ---: | --- | ---: |");
        var old = before.Figures.ToDictionary(figure => figure.Name);
        foreach (var figure in Figures)
        {
            var known = old.GetValueOrDefault(figure.Name);
            writer.WriteLine(
                $"| {figure.Name} | {Text(known?.Median)} | {Text(figure.Median)} | {figure.Unit} | {Text(known is null ? null : Math.Round(figure.Median / known.Median, 2))} |");
        }
    }

    private static string Text(double? number) => number?.ToString("G6", CultureInfo.InvariantCulture) ?? "";
}
