using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PaintSound.Core.Works;
using PaintSound.Performance.Loading;

namespace PaintSound.Performance.Tests;

/// <summary>Takes of earlier versions store the hash, so it must stay what it was.</summary>
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
        Excerpt[] excerpts = [.. Enumerable.Range(0, count).Select(i => new Excerpt(
            new MusicWork($"work{i}", "", "", collection, 0), 1e4 * random.NextDouble(), -(float)random.NextDouble() / 7, (float)random.NextDouble(), float.MinValue / (i + 1)))];
        Painting[] paintings = [.. Enumerable.Range(0, count).Select(i => new Painting($"painting{i}", "", "", collection))];
        var text = string.Concat(excerpts.Select(excerpt => string.Create(
                CultureInfo.InvariantCulture, $"{excerpt.Work.Id}|{excerpt.Work.Collection}|{excerpt.StartSeconds}|{excerpt.LevelDb}|{excerpt.OnsetRate}|{excerpt.CentroidHz}\n")))
            + string.Concat(paintings.Select(painting => $"{painting.Id}|{painting.Collection}\n"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), LibraryHash.Compute(excerpts, paintings));
    }
}
