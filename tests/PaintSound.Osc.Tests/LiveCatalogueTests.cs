using System.Reflection;
using System.Runtime.CompilerServices;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

public class LiveCatalogueTests
{
    [Fact]
    public void Lists_every_entry_that_it_has() =>
        Assert.Equal(
            typeof(LiveCatalogue).GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Where(p => p.PropertyType == typeof(CatalogueEntry)).Select(p => (CatalogueEntry)p.GetValue(null)!),
            LiveCatalogue.All);

    [Fact]
    public void Addresses_are_different_and_no_others_than_those_of_Live()
    {
        Assert.All(LiveCatalogue.All, e => Assert.Matches("^/paintsound/live/[a-z]+$", e.Address));
        Assert.Equal(LiveCatalogue.All.Count, LiveCatalogue.All.Select(e => e.Address).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(LiveCatalogue.All.Select(e => e.Address).Intersect(Catalogue.All.Select(e => e.Address)));
    }

    [Fact]
    public void Max_can_read_every_argument() =>
        Assert.All(LiveCatalogue.All.SelectMany(e => e.Arguments), a => Assert.Contains(a.Type, new[] { OscType.Int32, OscType.Float32, OscType.Text }));

    [Fact]
    public void The_table_in_the_documentation_is_that_of_the_catalogue()
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "live-protocol.md"));
        Assert.Contains($"<!-- catalogue -->\n{LiveCatalogue.ToMarkdown()}<!-- /catalogue -->", page.ReplaceLineEndings("\n"));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
