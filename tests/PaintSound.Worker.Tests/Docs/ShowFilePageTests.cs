using System.Text.RegularExpressions;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Tests.Docs;

public partial class ShowFilePageTests
{
    private const string Page = "docs/show-file.md";

    /// <summary>If this variable is 1, the test writes the table instead of comparing it.</summary>
    private const string Write = "PAINTSOUND_WRITE_DOCS";

    [Fact]
    public void The_table_of_keys_equals_the_definitions_in_code()
    {
        var page = Repository.Read(Page);
        var present = Keys().Replace(page, _ => $"<!-- keys -->\n{ShowFile.CreateKeyTable()}<!-- /keys -->", count: 1);
        if (Environment.GetEnvironmentVariable(Write) == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Page), present);
        }

        Assert.Matches(Keys(), page);
        Assert.True(page == present || Environment.GetEnvironmentVariable(Write) == "1", $"{Page} differs from the code: run this test with {Write}=1.");
    }

    [GeneratedRegex("<!-- keys -->\n.*?<!-- /keys -->", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Keys();
}
