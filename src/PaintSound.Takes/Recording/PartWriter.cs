using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Takes.Pictures;
using PaintSound.Takes.Records;
using PaintSound.Takes.Sound;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Recording;

/// <summary>Writes one part of a take. Not thread-safe.</summary>
internal sealed class PartWriter : IDisposable
{
    private readonly JournalWriter _journal;
    private readonly FlacWriter _brush;
    private readonly FlacWriter? _music;
    private readonly FrameFileWriter _canvas;
    private readonly int _channels;

    /// <summary>Creates the files.</summary>
    /// <param name="folder">The folder of the part.</param>
    /// <param name="head">The head of the take.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public PartWriter(string folder, TakeHead head)
    {
        Directory.CreateDirectory(folder);
        _channels = head.BrushChannels;
        _journal = new JournalWriter(Path.Combine(folder, TakeFiles.Journal));
        _brush = new FlacWriter(Path.Combine(folder, TakeFiles.Brush), ISoundSource.SampleRate, _channels);
        _music = head.HasMusic ? new FlacWriter(Path.Combine(folder, TakeFiles.Music), ISoundSource.SampleRate, 1) : null;
        _canvas = new FrameFileWriter(Path.Combine(folder, TakeFiles.Canvas));
    }

    /// <summary>Writes an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="content">The bytes of sound or a frame.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(QueuedItem item, ReadOnlySpan<byte> content)
    {
        switch (item.Kind)
        {
            case QueuedItemKind.Brush:
                _brush.Write(MemoryMarshal.Cast<byte, float>(content));
                _journal.Write(new BrushRecord(item.At, content.Length / sizeof(float) / _channels));
                break;
            case QueuedItemKind.Music:
                _music!.Write(MemoryMarshal.Cast<byte, float>(content));
                _journal.Write(new MusicRecord(item.At, content.Length / sizeof(float)));
                break;
            case QueuedItemKind.Frame:
                _canvas.Write(content);
                _journal.Write(new FrameRecord(item.At));
                break;
            default:
                _journal.Write(item.Record!);
                break;
        }
    }

    /// <summary>Hands everything over to the operating system, so that it survives the end of this program.</summary>
    public void Flush()
    {
        // What a record counts comes first.
        _brush.Flush();
        _music?.Flush();
        _canvas.Flush();
        _journal.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // On a full disk, each of them can fail; the others are closed all the same.
        using (_canvas)
        using (_music)
        using (_brush)
        {
            _journal.Dispose();
        }
    }
}
