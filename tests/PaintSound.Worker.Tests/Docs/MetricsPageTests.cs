using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PaintSound.Performance.Metrics;
using PaintSound.Worker.Metrics;

namespace PaintSound.Worker.Tests.Docs;

public partial class MetricsPageTests
{
    private const string Page = "docs/performance.md";

    /// <summary>Set to 1, it writes the tables instead of comparing them.</summary>
    private const string Write = "PAINTSOUND_WRITE_DOCS";

    [Fact]
    public async Task The_tables_of_instruments_and_losses_equal_the_code()
    {
        var page = Repository.Read(Page);
        var tables = await InstrumentsAsync() + "\n" + Losses();
        var present = Tables().Replace(page, _ => $"<!-- metrics -->\n{tables}<!-- /metrics -->", count: 1);
        if (Environment.GetEnvironmentVariable(Write) == "1")
        {
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, Page), present, TestContext.Current.CancellationToken);
        }

        Assert.Matches(Tables(), page);
        Assert.True(page == present || Environment.GetEnvironmentVariable(Write) == "1", $"{Page} differs from the code: run this test with {Write}=1.");
    }

    private static async Task<string> InstrumentsAsync()
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        List<Instrument> instruments = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                instruments.Add(instrument);
            }
        };
        listener.Start();
        _ = new StepMetrics(meters);
        await new MetricsService(meters, [], [], []).StartAsync(TestContext.Current.CancellationToken);
        return "| instrument | kind | unit | value |\n| --- | --- | --- | --- |\n" + string.Concat(instruments.Select(instrument =>
            $"| `{instrument.Name}` | {Kind(instrument)} | `{instrument.Unit}` | {instrument.Description} |\n"));
    }

    private static string Kind(Instrument instrument) => instrument.GetType().Name.Split('`')[0].Replace("Observable", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string Losses() => $"| `kind` of `{MetricsService.LossesName}` | counts |\n| --- | --- |\n" + string.Concat(
        LossKind.All.Select(kind => $"| `{kind.Name}` | {kind.What}{(kind.What.EndsWith("reach", StringComparison.Ordinal) ? " the `target`" : "")} |\n"));

    [GeneratedRegex("<!-- metrics -->\n.*?<!-- /metrics -->", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tables();
}
