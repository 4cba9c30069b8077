using System.Runtime.CompilerServices;
using PaintSound.Osc.Addresses;

namespace PaintSound.Osc.Tests;

public class ReadmeTests
{
    [Fact]
    public void The_table_in_the_README_is_that_of_the_catalogue()
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "README.md"));
        Assert.Contains($"<!-- catalogue -->\n{Catalogue.ToMarkdown()}<!-- /catalogue -->", readme.ReplaceLineEndings("\n"));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
