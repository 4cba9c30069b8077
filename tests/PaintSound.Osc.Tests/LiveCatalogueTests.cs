using System.Reflection;
using System.Runtime.CompilerServices;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

public class LiveCatalogueTests
{
    [Fact]
    public void Lists_every_entry() =>
        Assert.Equal(
            typeof(LiveCatalogue).GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Where(p => p.PropertyType == typeof(CatalogueEntry)).Select(p => (CatalogueEntry)p.GetValue(null)!),
            LiveCatalogue.All);

    [Fact]
    public void Addresses_are_unique_and_below_live()
    {
        Assert.All(LiveCatalogue.All, e => Assert.Matches("^/paintsound/live/[a-z]+$", e.Address));
        Assert.Equal(LiveCatalogue.All.Count, LiveCatalogue.All.Select(e => e.Address).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(LiveCatalogue.All.Select(e => e.Address).Intersect(Catalogue.All.Select(e => e.Address)));
    }

    [Fact]
    public void Every_argument_has_a_type_that_Max_supports() =>
        Assert.All(LiveCatalogue.All.SelectMany(e => e.Arguments), a => Assert.Contains(a.Type, new[] { OscType.Int32, OscType.Float32, OscType.Text }));

    [Fact]
    public void Documentation_has_the_table_of_the_catalogue()
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "live-protocol.md"));
        Assert.Contains($"<!-- catalogue -->\n{LiveCatalogue.ToMarkdown()}<!-- /catalogue -->", page.ReplaceLineEndings("\n"));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
