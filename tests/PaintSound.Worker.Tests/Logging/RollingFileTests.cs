using System.Text;
using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Tests.Logging;

public sealed class RollingFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Appends_to_a_file_and_creates_its_folder()
    {
        var path = _folder[Path.Combine("a", "b", "show.log")];
        Write(path, "one\n");
        Write(path, "two\n");
        Assert.Equal("one\ntwo\n", File.ReadAllText(path));
    }

    [Fact]
    public void Creates_no_file_before_the_first_line()
    {
        using var file = new RollingFile(_folder["show.log"], 100, 3);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void A_full_file_is_numbered_and_the_oldest_is_deleted()
    {
        Write(maxBytes: 10, maxFiles: 3, [.. Enumerable.Range(0, 8).Select(line => $"{line}...\n")]);

        // Two lines of five bytes a file, three files.
        Assert.Equal(["show.1.log", "show.2.log", "show.log"], _folder.Names);
        Assert.Equal("6...\n7...\n", Read("show.log"));
        Assert.Equal("4...\n5...\n", Read("show.1.log"));
        Assert.Equal("2...\n3...\n", Read("show.2.log"));
    }

    [Fact]
    public void The_size_counts_what_an_earlier_run_wrote()
    {
        Write(maxBytes: 10, maxFiles: 2, "12345678\n");
        Write(maxBytes: 10, maxFiles: 2, "new\n");
        Assert.Equal("12345678\n", Read("show.1.log"));
        Assert.Equal("new\n", Read("show.log"));
    }

    [Fact]
    public void A_line_longer_than_a_file_is_kept_whole()
    {
        Write(maxBytes: 4, maxFiles: 2, "longer than four\n", "a\n");
        Assert.Equal("longer than four\n", Read("show.1.log"));
        Assert.Equal("a\n", Read("show.log"));
    }

    [Fact]
    public void A_file_that_another_instance_writes_is_rejected()
    {
        using var first = new RollingFile(_folder["show.log"], 100, 2);
        first.Write("a\n"u8);
        using var second = new RollingFile(_folder["show.log"], 100, 2);
        Assert.Throws<IOException>(() => second.Write("b\n"u8));
        first.Dispose();
        second.Write("b\n"u8);
        second.Dispose();
        Assert.Equal("a\nb\n", File.ReadAllText(_folder["show.log"]));
    }

    private static void Write(string path, string line)
    {
        using var file = new RollingFile(path, maxBytes: 100, maxFiles: 2);
        file.Write(Encoding.UTF8.GetBytes(line));
    }

    private void Write(long maxBytes, int maxFiles, params string[] lines)
    {
        using var file = new RollingFile(_folder["show.log"], maxBytes, maxFiles);
        foreach (var line in lines)
        {
            file.Write(Encoding.UTF8.GetBytes(line));
        }
    }

    private string Read(string name) => File.ReadAllText(_folder[name]);
}
