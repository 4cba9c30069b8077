using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Worker.Setup;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Tests.Show;

public sealed class ShowFileEditorTests : IDisposable
{
    private const string Show =
        """
        # Our second evening.
        library: my-library   # the small one

        brush:
          # behind the canvas, lower left
          simulated: 1
        canvas:
          file: painting.mp4
          corners: [[0, 0], [1, 0], [0, 1], [1, 1]]   # measured with a ruler
        choosing: {gate: 0.2, dwell: 4}   # as in the rehearsal
        # The end.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-edit-").FullName;

    private string File => Path.Combine(_folder, "show.yaml");

    [Fact]
    public void Replaces_a_value_and_keeps_everything_else()
    {
        var text = ShowFileEditor.Set(Show, "canvas", "corners", "[[0.1, 0.1], [0.9, 0], [0, 1], [1, 1]]");
        Assert.Equal(Show.Replace("[[0, 0], [1, 0], [0, 1], [1, 1]]", "[[0.1, 0.1], [0.9, 0], [0, 1], [1, 1]]", StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData("brush", "range", "[-50, -5]", "  # behind the canvas, lower left\n  range: [-50, -5]\n  simulated: 1\n")]
    [InlineData("choosing", "silence-db", "-52", "choosing: {silence-db: -52, gate: 0.2, dwell: 4}   # as in the rehearsal\n")]
    [InlineData("choosing", "dwell", "9", "choosing: {gate: 0.2, dwell: 9}   # as in the rehearsal\n")]
    [InlineData("web", "listen", "127.0.0.1:9999", "# The end.\nweb:\n  listen: 127.0.0.1:9999\n")]
    public void Adds_a_missing_key_to_its_section(string section, string key, string value, string expected)
    {
        var text = ShowFileEditor.Set(Show, section, key, value);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.All(Show.Split('\n').Where(line => line.TrimStart().StartsWith('#')), comment => Assert.Contains(comment, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Replaces_corners_in_block_style()
    {
        var text = ShowFileEditor.Set("canvas:\n  simulated: 1\n  corners:\n    - [0, 0]\n    - [1, 0]\n    - [0, 1]\n    - [1, 1]\n# behind\nbrush:\n  simulated: 1\n", "canvas", "corners", "[]");
        Assert.Equal("canvas:\n  simulated: 1\n  corners:\n    []\n# behind\nbrush:\n  simulated: 1\n", text);
    }

    [Fact]
    public void Keeps_the_line_ends()
    {
        var text = ShowFileEditor.Set(Show.ReplaceLineEndings("\r\n"), "brush", "range", "[-50, -5]");
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Property]
    public Property Every_valid_value_is_read_again(byte quiet, byte louder, byte flicker)
    {
        var (low, high) = (-99 + quiet % 90, -99 + quiet % 90 + 1 + louder % 8);
        System.IO.File.WriteAllText(File, Show);
        new ShowFileEditor(File).Set([new("brush", "range", $"[{low}, {high}]"), new("canvas", "flicker-threshold", $"{4 + flicker % 61}"), new("choosing", "silence-db", $"{low}")]);
        var show = ShowFile.Read(File);
        return (show.Brush.Range.QuietDb == low && show.Brush.Range.LoudDb == high && show.Canvas.FlickerThreshold == 4 + flicker % 61
            && show.Choosing.SilenceDb == low && show.Choosing.Gate == 0.2).ToProperty();
    }

    [Fact]
    public void Does_not_write_an_invalid_show()
    {
        System.IO.File.WriteAllText(File, Show);
        Assert.Throws<ShowException>(() => new ShowFileEditor(File).Set([new("canvas", "corners", "[[0, 0]]")]));
        Assert.Equal(Show, System.IO.File.ReadAllText(File));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("canvas: [unclosed\n")]
    [InlineData("just words\n")]
    [InlineData("")]
    public void Does_not_change_a_file_that_is_no_longer_a_show(string text)
    {
        System.IO.File.WriteAllText(File, text);
        Assert.Throws<ShowException>(() => new ShowFileEditor(File).Set([new("canvas", "flicker-threshold", "12")]));
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
