using System.Reflection;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

public class CatalogueTests
{
    [Fact]
    public void Lists_every_entry() =>
        Assert.Equal(
            typeof(Catalogue).GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Where(p => p.PropertyType == typeof(CatalogueEntry)).Select(p => (CatalogueEntry)p.GetValue(null)!).Concat(Catalogue.Controls),
            Catalogue.All);

    [Fact]
    public void Addresses_are_simple_short_and_unique()
    {
        Assert.All(Catalogue.All, e => Assert.Matches("^(/[a-z]+)+$", e.Address));
        Assert.All(Catalogue.All, e => Assert.InRange(e.Address.Length, 2, OscPattern.MaximumAddress));
        Assert.All(Catalogue.All, e => Assert.StartsWith("/paintsound/", e.Address, StringComparison.Ordinal));
        Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(e => e.Address).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Table_has_a_row_for_every_address()
    {
        var lines = Catalogue.ToMarkdown().Split('\n');
        Assert.Equal(Catalogue.All.Count + 3, lines.Length);
        Assert.All(lines.SkipLast(1), l => Assert.Equal(5, l.Count(c => c == '|')));
        Assert.Contains("| `/paintsound/brush/level` | out | f level 0..1 | Loudness of the brush, 80 times per second. |", lines);
        Assert.Contains(
            "| `/paintsound/source/state` | out | s source brush, canvas or music; s state running, stale, lost or retrying | A source changed its state. |",
            lines);
        Assert.Contains("| `/paintsound/control/dwell` | in, out | f dwell seconds 0..600 | The time between two selections. A clear change of the brush or the end of a short work can come earlier. |", lines);
    }
}
