using System.Text.RegularExpressions;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Tests.Docs;

public partial class ShowExampleTests
{
    [Theory]
    [InlineData("docs/quick-start.md", 0.05)]
    public void The_example_show_is_valid(string page, double gate)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Unindented(Yaml().Match(Repository.Read(page))));
            var show = ShowFile.Read(file);
            Assert.Equal("jack:system:capture_1", show.Brush.Source.Name);
            Assert.Equal(gate, show.Choosing.Gate);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Examples in numbered lists are indented.
    private static string Unindented(Match block) => block.Groups["yaml"].Value.Replace("\n" + block.Groups["indent"].Value, "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<indent> *)```yaml(?<yaml>\n.*?)```", RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Yaml();
}
