using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Editing;
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

    private static string Set(string text, string section, string key, string value) => YamlText.Apply(text, new ShowFileEdit(section, key, value));

    [Fact]
    public void Replaces_a_value_and_keeps_everything_else()
    {
        var text = Set(Show, "canvas", "corners", "[[0.1, 0.1], [0.9, 0], [0, 1], [1, 1]]");
        Assert.Equal(Show.Replace("[[0, 0], [1, 0], [0, 1], [1, 1]]", "[[0.1, 0.1], [0.9, 0], [0, 1], [1, 1]]", StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData("brush", "range", "[-50, -5]", "  # behind the canvas, lower left\n  simulated: 1\n  range: [-50, -5]\ncanvas:")]
    [InlineData("choosing", "silence-db", "-52", "choosing: {gate: 0.2, dwell: 4, silence-db: -52}   # as in the rehearsal\n")]
    [InlineData("choosing", "dwell", "9", "choosing: {gate: 0.2, dwell: 9}   # as in the rehearsal\n")]
    [InlineData("web", "listen", "127.0.0.1:9999", "# as in the rehearsal\nweb:\n  listen: 127.0.0.1:9999\n# The end.")]
    public void Adds_a_missing_key_to_its_section(string section, string key, string value, string expected)
    {
        var text = Set(Show, section, key, value);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.All(Show.Split('\n').Where(line => line.TrimStart().StartsWith('#')), comment => Assert.Contains(comment, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Replaces_corners_in_block_style()
    {
        var text = Set("canvas:\n  simulated: 1\n  corners:\n    - [0, 0]\n    - [1, 0]\n    - [0, 1]\n    - [1, 1]\n# behind\nbrush:\n  simulated: 1\n", "canvas", "corners", "[]");
        Assert.Equal("canvas:\n  simulated: 1\n  corners:\n    []\n# behind\nbrush:\n  simulated: 1\n", text);
    }

    [Fact]
    public void Keeps_the_line_ends()
    {
        var text = Set(Show.ReplaceLineEndings("\r\n"), "brush", "range", "[-50, -5]");
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

    [Fact]
    public void Does_not_change_a_file_that_is_no_longer_valid_where_the_new_value_stands()
    {
        var text = Show.Replace("gate: 0.2", "gate: *.2", StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, text);
        var error = Assert.Throws<ShowException>(() => new ShowFileEditor(File).Set([new("choosing", "gate", "0.75")]));
        Assert.Contains("no longer valid YAML", error.Message);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
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

    [Theory]
    [InlineData("a: 1\nexclude:\n  - one   # loud\n  - two\nb: 2\n", "one", "a: 1\nexclude:\n  # loud\n  - two\nb: 2\n")]
    [InlineData("exclude:\n- one\n- two\n", "two", "exclude:\n- one\n")]
    [InlineData("exclude:\r\n- one\r\n- two", "two", "exclude:\r\n- one")]
    [InlineData("exclude:   # today\n  - one\n", "one", "exclude: []   # today\n")]
    [InlineData("exclude: [one, two, three]\n", "two", "exclude: [one, three]\n")]
    [InlineData("exclude: [one, two]\n", "one", "exclude: [two]\n")]
    [InlineData("exclude: [one, # loud\n  two]\n", "one", "exclude: [ # loud\n  two]\n")]
    [InlineData("{exclude: ['one',], b: 2}", "one", "{exclude: [], b: 2}")]
    [InlineData("exclude: [two]\n", "one", "exclude: [two]\n")]
    [InlineData("b: 2\n", "one", "b: 2\n")]
    public void Removes_an_item_and_keeps_its_comment(string text, string item, string expected) =>
        Assert.Equal(expected, YamlText.Apply(text, new ShowFileEdit(["exclude"], item, ShowFileEditKind.RemoveItem)));

    [Theory]
    [InlineData("exclude:\n  - one   # loud\n# next\nb: 2\n", "two", "exclude:\n  - one   # loud\n  - two\n# next\nb: 2\n")]
    [InlineData("exclude: []   # none\n", "two", "exclude: [two]   # none\n")]
    [InlineData("exclude: [one]\n", "it's: mine", "exclude: [one, 'it''s: mine']\n")]
    [InlineData("exclude: [one]\n", "one", "exclude: [one]\n")]
    [InlineData("b: 2", "one", "b: 2\nexclude: [one]")]
    [InlineData("{b: 2}", "one", "{b: 2, exclude: [one]}")]
    public void Adds_an_item(string text, string item, string expected) =>
        Assert.Equal(expected, YamlText.Apply(text, new ShowFileEdit(["exclude"], item, ShowFileEditKind.AddItem)));

    [Theory]
    [InlineData("a:\n    b: 1\nc: 2\n", "a:\n    b: 1\nc: 2\nx:\n    y: 7\n")]
    [InlineData("a: |\n  text\n\n", "a: |\n  text\nx:\n  y: 7\n\n")]
    [InlineData("x: {}\n", "x: {y: 7}\n")]
    [InlineData("{a: 1}", "{a: 1, x: {y: 7}}")]
    [InlineData("x:\n  y:   # later\n", "x:\n  y: 7   # later\n")]
    [InlineData("x:\n  y: |\n    3\n  z: 4\n", "x:\n  y: 7\n  z: 4\n")]
    [InlineData("x: {z: 1, # first\n  w: 2 # second\n}\n", "x: {z: 1, # first\n  w: 2, y: 7 # second\n}\n")]
    [InlineData("---\nx:\n  z: 1\n...\n", "---\nx:\n  z: 1\n  y: 7\n...\n")]
    public void Sets_a_key_in_every_layout(string text, string expected) => Assert.Equal(expected, Set(text, "x", "y", "7"));

    [Theory]
    [InlineData("choosing: &c {gate: 0.2}\nother: *c\n")]
    [InlineData("other: &c {gate: 0.2}\nchoosing: *c\n")]
    public void Does_not_change_a_value_that_is_written_once_for_two_places(string text)
    {
        System.IO.File.WriteAllText(File, text);
        Assert.Throws<ShowException>(() => new ShowFileEditor(File).Set([new("choosing", "gate", "0.3")]));
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Does_not_write_a_read_only_file()
    {
        System.IO.File.WriteAllText(File, Show);
        System.IO.File.SetAttributes(File, FileAttributes.ReadOnly);
        try
        {
            Assert.Contains("read-only", Assert.Throws<ShowException>(() => new ShowFileEditor(File).Set([new("choosing", "gate", "0.3")])).Message, StringComparison.Ordinal);
            Assert.Equal(Show, System.IO.File.ReadAllText(File));
        }
        finally
        {
            System.IO.File.SetAttributes(File, FileAttributes.Normal);
        }
    }

    [Fact]
    public void Keeps_the_byte_order_mark_and_refuses_what_is_no_text()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Show)];
        System.IO.File.WriteAllBytes(File, marked);
        new ShowFileEditor(File).Set([new("choosing", "gate", "0.2"), new("choosing", "dwell", "5")]);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Show.Replace("dwell: 4", "dwell: 5", StringComparison.Ordinal))], System.IO.File.ReadAllBytes(File));
        byte[] latin = [.. System.Text.Encoding.UTF8.GetBytes(Show), (byte)'#', 0xE9];
        System.IO.File.WriteAllBytes(File, latin);
        Assert.Throws<ShowException>(() => new ShowFileEditor(File).Set([new("choosing", "dwell", "5")]));
        Assert.Equal(latin, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void Knows_that_somebody_else_edited_the_file()
    {
        System.IO.File.WriteAllText(File, Show);
        var editor = new ShowFileEditor(File, Show);
        editor.Set([new("choosing", "dwell", "5")]);
        Assert.False(editor.IsEdited);
        System.IO.File.AppendAllText(File, "\n# a thought\n");
        Assert.True(editor.IsEdited);
        editor.Set([new("choosing", "dwell", "6")]);
        Assert.True(editor.IsEdited);
    }

    [Fact]
    public void Follows_a_link()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links need a privilege on Windows.");
            return;
        }

        var target = Path.Combine(_folder, "target.yaml");
        System.IO.File.WriteAllText(target, Show);
        System.IO.File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        System.IO.File.CreateSymbolicLink(File, target);
        new ShowFileEditor(File).Set([new("choosing", "dwell", "5")]);
        Assert.NotNull(new FileInfo(File).LinkTarget);
        Assert.Contains("dwell: 5", System.IO.File.ReadAllText(target), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, System.IO.File.GetUnixFileMode(target));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
