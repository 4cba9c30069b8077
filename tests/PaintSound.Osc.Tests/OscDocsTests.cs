using System.Runtime.CompilerServices;
using PaintSound.Osc.Addresses;

namespace PaintSound.Osc.Tests;

public class OscDocsTests
{
    [Fact]
    public void The_table_of_addresses_is_that_of_the_catalogue()
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "osc.md"));
        Assert.Contains($"<!-- catalogue -->\n{Catalogue.ToMarkdown()}<!-- /catalogue -->", page.ReplaceLineEndings("\n"));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
