using System.Globalization;

namespace PaintSound.Takes.Storage;

/// <summary>The folder of all takes.</summary>
/// <param name="folder">The folder, absolute. It may not exist yet.</param>
public sealed class TakeStore(string folder)
{
    /// <summary>The folders of all takes, the oldest first.</summary>
    public IReadOnlyList<string> Takes => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Where(take => File.Exists(Path.Combine(take, TakeFiles.Head))).OrderBy(Path.GetFileName, StringComparer.Ordinal)]
        : [];

    /// <summary>Returns the folder of a new take: the local time and the name of the show.</summary>
    /// <param name="show">The name of the show. Characters that are not allowed in file names are replaced.</param>
    /// <param name="started">The local time.</param>
    public string CreateName(string show, DateTimeOffset started)
    {
        var name = $"{started.ToString("yyyy-MM-dd HH-mm-ss", CultureInfo.InvariantCulture)} {string.Join('_', show.Split(Path.GetInvalidFileNameChars()))}";
        var path = Path.Combine(folder, name);
        for (var i = 2; Directory.Exists(path); i++)
        {
            path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name} ({i})"));
        }

        return path;
    }

    /// <summary>Returns the size of a take in bytes.</summary>
    public static long GetBytes(string take) => new DirectoryInfo(take).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>Returns true if a take is being recorded, by this program or by another one. What a killed program recorded is not.</summary>
    public static bool IsRecording(string take)
    {
        try
        {
            new FileStream(Path.Combine(take, TakeFiles.Lock), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Removes the oldest takes until the rest is small enough. Those that are being recorded stay.</summary>
    /// <param name="maxBytes">The size of all takes together.</param>
    /// <returns>The removed takes.</returns>
    /// <exception cref="IOException">A take cannot be removed.</exception>
    public IReadOnlyList<string> RemoveOldest(long maxBytes)
    {
        var sizes = Takes.Select(take => (Take: take, Bytes: GetBytes(take))).ToList();
        var sum = sizes.Sum(size => size.Bytes);
        List<string> removed = [];
        foreach (var (take, bytes) in sizes.Where(size => !IsRecording(size.Take)))
        {
            if (sum <= maxBytes)
            {
                break;
            }

            Directory.Delete(take, recursive: true);
            removed.Add(take);
            sum -= bytes;
        }

        return removed;
    }
}
