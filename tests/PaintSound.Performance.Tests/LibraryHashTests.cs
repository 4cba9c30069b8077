using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PaintSound.Core.Works;
using PaintSound.Performance.Loading;

namespace PaintSound.Performance.Tests;

/// <summary>Takes store the hash, so it must stay what it is.</summary>
public class LibraryHashTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(3_000, 20)]        // more than a block
    [InlineData(2, 200_000)]       // a line that is longer than a block
    public void Is_the_hash_of_the_text_of_all_excerpts_and_paintings(int count, int nameLength)
    {
        var random = new Random(1);
        var collection = string.Concat(Enumerable.Repeat("ä", nameLength));
        MusicWork[] works = [.. Enumerable.Range(0, count).Select(i =>
            new MusicWork($"work{i}", "", "", collection, i / 3.0) { Artist = "Ä", Genre = "Drone", Year = i % 3 == 0 ? null : 1999, TempoBpm = i, Folder = collection })];
        Excerpt[] excerpts = [.. Enumerable.Range(0, count).Select(i => new Excerpt(
            works[i / 2], 1e4 * random.NextDouble(), -(float)random.NextDouble() / 7, (float)random.NextDouble(), float.MinValue / (i + 1)))];
        Painting[] paintings = [.. Enumerable.Range(0, count).Select(i => new Painting($"painting{i}", "", "", collection))];
        var text = string.Concat(excerpts.Select((excerpt, i) => (i > 0 && excerpts[i - 1].Work == excerpt.Work ? "" : DescribeWork(excerpt.Work)) + string.Create(
                CultureInfo.InvariantCulture,
                $"{excerpt.Work.Id}|{excerpt.Work.Collection}|{excerpt.StartSeconds}|{excerpt.LevelDb}|{excerpt.OnsetRate}|{excerpt.CentroidHz}|{excerpt.AttackMs}\n")))
            + string.Concat(paintings.Select(painting => $"{painting.Id}|{painting.Collection}\n"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), LibraryHash.Compute(excerpts, paintings));
    }

    private static string DescribeWork(MusicWork work) => string.Create(
        CultureInfo.InvariantCulture, $"{work.Id}|{work.Artist}|{work.Genre}|{work.Year}|{work.TempoBpm}|{work.DurationSeconds}|{work.Folder}\n");
}
