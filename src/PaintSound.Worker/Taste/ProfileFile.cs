using System.Text.Json;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Worker.Show.Editing;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Taste;

/// <summary>The file with the marks of an artist. Without another name it lies beside the show file: <c>evening.marks.json</c> beside <c>evening.yaml</c>.</summary>
/// <param name="show">Path of the show file.</param>
/// <param name="profile">Path of the file; null for the one beside the show file.</param>
internal sealed class ProfileFile(string show, string? profile)
{
    private const string Extension = ".marks.json";

    /// <summary>The path of the file.</summary>
    public string Path { get; } = profile ?? System.IO.Path.ChangeExtension(System.IO.Path.GetFullPath(show), Extension);

    private string Name => System.IO.Path.GetFileName(Path) is var name && name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
        ? name[..^Extension.Length]
        : System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Reads the profile; one without marks if there is no file.</summary>
    /// <exception cref="ShowException">The file cannot be read, or is no profile.</exception>
    public TasteProfile Read()
    {
        try
        {
            return File.Exists(Path) ? TasteProfile.Read(File.ReadAllBytes(Path)) : TasteProfile.Create(Name);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ShowException($"The marks in {Path} cannot be used: {e.Message.TrimEnd('.')}. Repair or move the file; marks of this show are not kept until then.", e);
        }
    }

    /// <summary>Writes the profile.</summary>
    /// <exception cref="ShowException">The file cannot be written; the old one is unchanged.</exception>
    public void Write(TasteProfile marks)
    {
        try
        {
            AtomicFile.Replace(Path, marks.Write());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ShowException($"The marks cannot be kept in {Path}: {e.Message.TrimEnd('.')}. They count until the show ends. Check the disk and its permissions.", e);
        }
    }
}
