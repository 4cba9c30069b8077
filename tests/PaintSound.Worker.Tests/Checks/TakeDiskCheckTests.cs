using PaintSound.Takes;
using PaintSound.Worker.Checks;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Tests.Checks;

public sealed class TakeDiskCheckTests
{
    private const long Gigabyte = 1L << 30;

    [Fact]
    public void Room_for_all_hours_beside_the_reserve_is_ok() => Assert.Equal(
        "/takes: 5.0 GB are free, room for about 2.0 hours.", TakeDiskCheck.Describe(new TakeSettings { Hours = 2 }, "/takes", 5 * Gigabyte));

    [Theory]
    [InlineData((5 * Gigabyte) - 1, "room for about 2.0 hours; 'takes: hours' asks for 2.")]
    [InlineData(2 * Gigabyte, "2.0 GB are free, room for about 0.5 hours")]
    [InlineData(Gigabyte / 2, "0.5 GB are free, room for about 0.0 hours")]
    public void Less_is_told_with_what_to_do(long free, string expected)
    {
        var error = Assert.Throws<TakeException>(() => TakeDiskCheck.Describe(new TakeSettings { Hours = 2 }, "/takes", free));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("or name another 'takes: folder' in the show file.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_does_not_exist_yet_is_not_created_and_leaves_nothing()
    {
        var parent = Directory.CreateTempSubdirectory("paintsound-disk-");
        try
        {
            var settings = new TakeSettings { Folder = Path.Combine(parent.FullName, "takes", "of the show"), Hours = 0 };
            Assert.StartsWith(settings.Folder, TakeDiskCheck.Run(settings, "unused"), StringComparison.Ordinal);
            Assert.Empty(parent.EnumerateFileSystemInfos());
        }
        finally
        {
            parent.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_told()
    {
        var file = Path.GetTempFileName();
        try
        {
            var error = Assert.Throws<TakeException>(() => TakeDiskCheck.Run(new TakeSettings { Folder = Path.Combine(file, "takes"), Hours = 0 }, "unused"));
            Assert.Contains("cannot be written to", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
