using PaintSound.Core.Choosing;

namespace PaintSound.Library.Tables;

/// <summary>
/// Keeps the popularity of the excerpts beside their tables, because measuring it reads the sound halves of the whole library: at a million excerpts a second
/// of CPU and half a gigabyte of memory at every start. Thread-safe; of several processes that store one, the last one counts, and they store the same.
/// </summary>
/// <param name="folder">The folder of the tables.</param>
/// <param name="count">The number of excerpts.</param>
public sealed class PopularityCache(string folder, int count)
{
    private const string Prefix = "popularity-";
    private const int Width = 2;   // mean and deviation

    /// <summary>Returns the files of a folder of tables.</summary>
    internal static IEnumerable<string> GetFiles(string folder) => Directory.EnumerateFiles(folder, Prefix + "*.rows");

    /// <summary>Reads the popularity.</summary>
    /// <param name="key">What it depends on beside the excerpts, as a hash in hexadecimal digits.</param>
    /// <returns>The popularity; null if it is not stored.</returns>
    public Popularity? Find(string key)
    {
        if (MappedRows<float>.Open(GetPath(key), Width, count) is not { } rows)
        {
            return null;
        }

        var (means, deviations) = (new float[count], new float[count]);
        for (var i = 0; i < count; i++)
        {
            var row = rows.GetRows(i, 1);
            (means[i], deviations[i]) = (row[0], row[1]);
        }

        return Popularity.Create(means, deviations);
    }

    /// <summary>Stores the popularity in place of others. Where the folder cannot be written, nothing is stored: it is measured again at the next start.</summary>
    /// <param name="key">What it depends on beside the excerpts, as a hash in hexadecimal digits.</param>
    /// <param name="popularity">The popularity.</param>
    public void Store(string key, Popularity popularity)
    {
        var temporary = Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}.new");
        try
        {
            using (RowFileWriter<float> writer = new(temporary, Width, count))
            {
                for (var i = 0; i < count; i++)
                {
                    writer.Write([popularity.Means[i], popularity.Deviations[i]]);
                }

                writer.Complete();
            }

            File.Move(temporary, GetPath(key), overwrite: true);
            DeleteOthers(key);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A disk that is read only or full, or a show that has the file open (Windows): the show goes on with what it measured.
        }
    }

    private void DeleteOthers(string key)
    {
        foreach (var other in Directory.EnumerateFiles(folder, Prefix + "*").Where(file => file != GetPath(key)))
        {
            File.Delete(other);
        }
    }

    private string GetPath(string key) => Path.Combine(folder, $"{Prefix}{key}.rows");
}
