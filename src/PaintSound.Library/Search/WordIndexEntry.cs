using PaintSound.Media.Decoding;

namespace PaintSound.Library.Search;

/// <summary>What a <see cref="WordIndex"/> finds a work by.</summary>
/// <param name="Id">The id of the work.</param>
/// <param name="Title">The title from the name of its file.</param>
/// <param name="Tags">The tags of its file.</param>
/// <param name="Collection">Its collection.</param>
/// <param name="File">The path of its file. Its folders are searched, without those that all files share.</param>
public sealed record WordIndexEntry(string Id, string Title, MediaTags Tags, string Collection, string File)
{
    /// <summary>Describes a work of a library.</summary>
    public static WordIndexEntry Of(LibraryWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new(work.Id, work.Title, work.Tags, work.Collection, work.Files[0]);
    }
}
