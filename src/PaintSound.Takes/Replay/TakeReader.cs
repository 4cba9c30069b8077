using PaintSound.Takes.Pictures;
using PaintSound.Takes.Records;
using PaintSound.Takes.Sound;
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

    /// <summary>Reads everything.</summary>
    /// <param name="listener">Receives it, on the calling thread.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="TakeException">A file cannot be read.</exception>
    public void Read(ITakeListener listener, CancellationToken stop)
    {
        try
        {
            foreach (var part in take.Parts)
            {
                ReadPart(part, listener, stop);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TakeException($"The take {take.Folder} cannot be read: {e.Message}", e);
        }
    }

    private void ReadPart(string part, ITakeListener listener, CancellationToken stop)
    {
        using var journal = new JournalReader(TakeFiles.OpenRead(Path.Combine(part, TakeFiles.Journal)));
        _journal = journal;
        using var canvas = new FrameFileReader(TakeFiles.OpenRead(Path.Combine(part, TakeFiles.Canvas)));
        var brush = new FlacReader(Path.Combine(part, TakeFiles.Brush), take.Head.BrushChannels);
        var music = take.Head.HasMusic ? new FlacReader(Path.Combine(part, TakeFiles.Music), 1) : null;
        while (!stop.IsCancellationRequested && journal.Read() is { } record)
        {
            if (!TryPass(record, brush, music, canvas, listener))
            {
                IsDamaged = true;
                return;
            }
        }

        stop.ThrowIfCancellationRequested();
        (_before, _journal) = (_before + journal.Position, null);
        IsDamaged |= journal.IsDamaged;
    }

    private bool TryPass(TakeRecord record, FlacReader brush, FlacReader? music, FrameFileReader canvas, ITakeListener listener)
    {
        switch (record)
        {
            case BrushRecord block:
                var frames = new float[block.Frames * take.Head.BrushChannels];
                if (!brush.Read(frames))
                {
                    return false;
                }

                listener.OnBrush(block.At, frames);
                return true;
            case MusicRecord block:
                var samples = new float[block.Frames];
                if (music?.Read(samples) != true)
                {
                    return false;
                }

                listener.OnMusic(block.At, samples);
                return true;
            case FrameRecord frame:
                var rgb = canvas.Read();
                if (rgb.IsEmpty)
                {
                    return false;
                }

                listener.OnFrame(frame.At, rgb);
                return true;
            default:
                listener.OnRecord(record);
                return true;
        }
    }
}
