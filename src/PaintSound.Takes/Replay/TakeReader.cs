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
        using var journal = new JournalReader(File.OpenRead(Path.Combine(part, TakeFiles.Journal)));
        using var canvas = new FrameFileReader(File.OpenRead(Path.Combine(part, TakeFiles.Canvas)));
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
