using PaintSound.Takes.Records;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Replay;

/// <summary>Reads a take from its beginning to its end. A part that is damaged, because the program was killed, is read as far as it goes.</summary>
/// <param name="take">The take.</param>
public sealed class TakeReader(Take take)
{
    /// <summary>True if a part was not read to its end. Known after <see cref="Read"/>.</summary>
    public bool IsDamaged { get; private set; }

    private readonly long _length = take.Parts.Sum(part => new FileInfo(Path.Combine(part, TakeFiles.Journal)) is { Exists: true } file ? file.Length : 0);
    private long _before;
    private JournalReader? _journal;

    /// <summary>The share of the take that was read, 0..1.</summary>
    public double Share => _length > 0 ? (double)(_before + (_journal?.Position ?? 0)) / _length : 1;

    /// <summary>Reads everything, or what comes from a time on.</summary>
    /// <param name="listener">Receives it, on the calling thread.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="from">Sound, frames and steps before this time are passed over, in ticks of the take's clock. Other records before it are not.</param>
    /// <exception cref="TakeException">A file cannot be read.</exception>
    public void Read(ITakeListener listener, CancellationToken stop, long from = long.MinValue)
    {
        try
        {
            foreach (var part in take.Parts)
            {
                ReadPart(part, listener, from, stop);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TakeException($"The take {take.Folder} cannot be read: {e.Message}", e);
        }
    }

    private void ReadPart(string part, ITakeListener listener, long from, CancellationToken stop)
    {
        using var journal = new JournalReader(TakeFiles.OpenRead(Path.Combine(part, TakeFiles.Journal)));
        _journal = journal;
        using var contents = new PartContents(part, take.Head);
        while (!stop.IsCancellationRequested && journal.Read() is { } record)
        {
            if (record is InputRecord { At: var at } && at < from)
            {
                PassOver(record, contents, listener);
            }
            else if (!TryPass(record, contents, listener))
            {
                IsDamaged = true;
                return;
            }
        }

        stop.ThrowIfCancellationRequested();
        (_before, _journal) = (_before + journal.Position, null);
        IsDamaged |= journal.IsDamaged;
    }

    private static void PassOver(TakeRecord record, PartContents contents, ITakeListener listener)
    {
        switch (record)
        {
            case BrushRecord block:
                contents.PassOverBrush(block.Frames);
                break;
            case MusicRecord block:
                contents.PassOverMusic(block.Frames);
                break;
            case FrameRecord:
                contents.PassOverFrame();
                break;
            case StepRecord:
                break;
            default:
                listener.OnRecord(record);
                break;
        }
    }

    private static bool TryPass(TakeRecord record, PartContents contents, ITakeListener listener)
    {
        switch (record)
        {
            case BrushRecord block when contents.ReadBrush(block.Frames) is { } samples:
                listener.OnBrush(block.At, samples);
                return true;
            case MusicRecord block when contents.ReadMusic(block.Frames) is { } samples:
                listener.OnMusic(block.At, samples);
                return true;
            case FrameRecord frame when contents.ReadFrame() is { IsEmpty: false } rgb:
                listener.OnFrame(frame.At, rgb);
                return true;
            case BrushRecord or MusicRecord or FrameRecord:
                return false;
            default:
                listener.OnRecord(record);
                return true;
        }
    }
}
