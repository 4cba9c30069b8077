using System.Text.Json;
using PaintSound.Performance.Pipeline;
using PaintSound.Takes.Records;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Replay;

/// <summary>A recorded performance.</summary>
public sealed class Take
{
    private const int RecordsOfTheStart = 2000;

    private Take(string folder, TakeHead head, IReadOnlyList<string> parts) => (Folder, Head, Parts) = (folder, head, parts);

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What was written at the start.</summary>
    public TakeHead Head { get; }

    /// <summary>The folders of its parts, in order.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>The copy of the show file.</summary>
    public string ShowFile => Path.Combine(Folder, TakeFiles.Show);

    /// <summary>True if the beginning was removed because the performance was longer than what is kept. Then a replay starts with analysers that have heard and seen nothing.</summary>
    public bool IsTrimmed => Parts[0] != TakeFiles.Part(Folder, 1);

    /// <summary>Finds the proportions of the canvas, which a performance tells at its start.</summary>
    /// <returns>Width divided by height; null if the beginning of the take does not tell.</returns>
    /// <exception cref="TakeException">The journal cannot be read.</exception>
    public double? FindCanvasAspect()
    {
        try
        {
            using JournalReader journal = new(TakeFiles.OpenRead(Path.Combine(Parts[0], TakeFiles.Journal)));
            for (var i = 0; i < RecordsOfTheStart && journal.Read() is { } record; i++)
            {
                if (record is CommandRecord { Command: { Kind: PipelineCommandKind.SetAspect, First: var aspect } })
                {
                    return aspect;
                }
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TakeException($"The take {Folder} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Opens a take.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="TakeException">There is no take, or its head cannot be read.</exception>
    public static Take Open(string folder)
    {
        folder = Path.GetFullPath(folder);
        try
        {
            var head = RecordJson.ReadHead(File.ReadAllText(Path.Combine(folder, TakeFiles.Head)));
            if (head is null || head.Format > TakeHead.CurrentFormat)
            {
                throw new TakeException($"The take {folder} was recorded by a newer PaintSound ({head?.Version}). Use that version, or a newer one.");
            }

            var parts = TakeFiles.Parts(folder);
            return parts.Count > 0 ? new Take(folder, head, parts) : throw new TakeException($"The take {folder} has no part. It ended before anything was recorded.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TakeException($"There is no take in {folder}: {TakeFiles.Head} is missing. 'paintsound takes' lists the takes.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new TakeException($"The take {folder} cannot be read: {e.Message}", e);
        }
    }
}
