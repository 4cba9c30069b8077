using System.Runtime.CompilerServices;
using PaintSound.Osc.Addresses;

namespace PaintSound.Osc.Tests;

public class OscDocsTests
{
    [Fact]
    public void Documentation_has_the_table_of_the_catalogue()
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "osc.md"));
        Assert.Contains($"<!-- catalogue -->\n{Catalogue.ToMarkdown()}<!-- /catalogue -->", page.ReplaceLineEndings("\n"));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
