using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Tests;

public partial class ReadmeTests
{
    [Fact]
    public void The_show_in_the_README_can_be_followed()
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "README.md"));
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Yaml().Match(readme).Groups["yaml"].Value);
            var show = ShowFile.Read(file);
            Assert.Equal("jack:system:capture_1", show.Brush.Name);
            Assert.Equal(0.01, show.Choosing.Gate);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"```yaml\r?\n(?<yaml>.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Yaml();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
