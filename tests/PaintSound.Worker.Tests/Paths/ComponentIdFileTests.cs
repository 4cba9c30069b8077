using Microsoft.Extensions.Logging.Testing;
using PaintSound.Worker.Paths;

namespace PaintSound.Worker.Tests.Paths;

public sealed class ComponentIdFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-component-");
    private readonly FakeLogger _logger = new();

    private string File => Path.Combine(_folder.FullName, "new", "sacn-component");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Stays_the_same_and_differs_between_computers()
    {
        var first = ComponentIdFile.Load(File, _logger);
        Assert.Equal(first, ComponentIdFile.Load(File, _logger));
        Assert.NotEqual(first, ComponentIdFile.Load(File + "2", _logger));
        Assert.NotEqual(Guid.Empty, first);
        Assert.Equal(0, _logger.Collector.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("broken")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void A_broken_file_is_replaced(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);
        var made = ComponentIdFile.Load(File, _logger);
        Assert.NotEqual(Guid.Empty, made);
        Assert.Equal(made, ComponentIdFile.Load(File, _logger));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_and_does_not_end_the_show()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder.FullName, "new"), "a file where the folder should be");
        Assert.NotEqual(Guid.Empty, ComponentIdFile.Load(File, _logger));
        Assert.Contains("Allow access to the file.", _logger.LatestRecord.Message, StringComparison.Ordinal);
    }
}
