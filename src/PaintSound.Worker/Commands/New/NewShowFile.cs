using System.Globalization;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Paths;

namespace PaintSound.Worker.Commands.New;

/// <summary>The file of a new show. An existing file is never replaced.</summary>
/// <param name="Path">Its absolute path.</param>
internal sealed record NewShowFile(string Path)
{
    /// <summary>The name of a show file if nobody gives one.</summary>
    public const string DefaultName = "my-show.yaml";

    private const int MaxNames = 1000;

    /// <summary>The folder of the file.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>True if something of this name exists.</summary>
    public bool Exists => System.IO.Path.Exists(Path);

    /// <summary>Says that the file exists.</summary>
    public string ExistsMessage => $"{Path} exists already, and is not replaced. Choose another name, or move it away.";

    /// <summary>Finds the file that a person means.</summary>
    /// <param name="show">A path, absolute or from the present folder; <c>~</c> is the home folder.</param>
    public static NewShowFile Find(string show) => new(System.IO.Path.GetFullPath(HomeFolder.Expand(show)));

    /// <summary>A name in the same folder that does not exist: with the number 2, 3 and so on, in place of such a number.</summary>
    /// <returns>The name; null if they all exist.</returns>
    public string? SuggestName()
    {
        var (name, extension) = (System.IO.Path.GetFileNameWithoutExtension(Path), System.IO.Path.GetExtension(Path));
        if (name.LastIndexOf('-') is > 0 and var dash && int.TryParse(name.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var used) && used is >= 2 and <= MaxNames)
        {
            name = name[..dash];
        }

        return Enumerable.Range(2, MaxNames).Select(number => $"{name}-{number}{extension}").FirstOrDefault(other => !System.IO.Path.Exists(System.IO.Path.Combine(Folder, other)));
    }

    /// <summary>Makes sure that the file can be new.</summary>
    /// <exception cref="CommandException">The file exists, or its folder does not.</exception>
    public void RequireNew()
    {
        if (Exists)
        {
            throw new CommandException(ExistsMessage);
        }

        RequireFolder();
    }

    /// <summary>Makes sure that the folder exists.</summary>
    /// <exception cref="CommandException">It does not.</exception>
    public void RequireFolder()
    {
        if (!Directory.Exists(Folder))
        {
            throw new CommandException($"The folder {Folder} does not exist. Create it first, or choose another one.");
        }
    }

    /// <summary>Writes the file.</summary>
    /// <param name="text">Its text.</param>
    /// <exception cref="CommandException">The file exists, or cannot be written.</exception>
    public void Write(string text)
    {
        RequireNew();

        // Another program may have written the file while the questions were asked: moving does not replace it.
        var draft = System.IO.Path.Combine(Folder, $"{Guid.NewGuid():N}.new");
        try
        {
            File.WriteAllText(draft, text);
            File.Move(draft, Path, overwrite: false);
        }
        catch (IOException e) when (Exists)
        {
            throw new CommandException(ExistsMessage, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{Path} was not written: {e.Message.TrimEnd('.')}. Check the name, the permissions and the disk.", e);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
