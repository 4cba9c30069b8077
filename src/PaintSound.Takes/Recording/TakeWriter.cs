using PaintSound.Takes.Records;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Recording;

/// <summary>Writes the queued items of a performance into a take, part after part. Not thread-safe.</summary>
internal sealed class TakeWriter : IDisposable
{
    private readonly TakeQueue _queue;
    private readonly TakeHead _head;
    private readonly int _maxParts;
    private readonly long _partTicks;
    private readonly FileStream _lock;
    private byte[] _content = new byte[1 << 18];
    private PartWriter _part;
    private ControlsRecord _controls;
    private int _number = 1;
    private long _partStart;

    /// <summary>Creates the folder of the take and its first part.</summary>
    /// <param name="folder">The folder of the take. It must not exist.</param>
    /// <param name="head">The head.</param>
    /// <param name="show">The contents of the show file.</param>
    /// <param name="queue">What is to be written.</param>
    /// <param name="length">How much of the performance is kept.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public TakeWriter(string folder, TakeHead head, string show, TakeQueue queue, TimeSpan length)
    {
        (Folder, _head, _queue, _partStart) = (folder, head, queue, head.StartTimestamp);
        _controls = new ControlsRecord(head.StartTimestamp, head.State);
        _maxParts = Math.Max(1, (int)Math.Ceiling(length / TakeOptions.PartLength)) + 1;   // the newest is not complete
        _partTicks = (long)(TakeOptions.PartLength.TotalSeconds * head.Frequency);
        Directory.CreateDirectory(folder);
        _lock = new FileStream(Path.Combine(folder, TakeFiles.Lock), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        File.WriteAllText(Path.Combine(folder, TakeFiles.Head), RecordJson.Write(head));
        File.WriteAllText(Path.Combine(folder, TakeFiles.Show), show);
        _part = new PartWriter(TakeFiles.Part(folder, _number), head);
    }

    /// <summary>The folder of the take.</summary>
    public string Folder { get; }

    /// <summary>Writes everything that waits, and hands it over to the operating system.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void WriteAll()
    {
        while (_queue.TryTake(ref _content, out var item))
        {
            _part.Write(item, _content.AsSpan(0, item.Length));
            _controls = item.Record as ControlsRecord ?? _controls;
            if (item.Record is StepRecord step && step.At - _partStart >= _partTicks)
            {
                BeginPart(step.At);
            }
        }

        _part.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        using (_lock)
        {
            _part.Dispose();
        }
    }

    private void BeginPart(long at)
    {
        _part.Dispose();
        _part = new PartWriter(TakeFiles.Part(Folder, ++_number), _head);
        _partStart = at;
        _part.Write(new QueuedItem(QueuedItemKind.Record, at, 0, _controls), default);
        var parts = TakeFiles.Parts(Folder);
        foreach (var old in parts.Take(parts.Count - _maxParts))
        {
            Directory.Delete(old, recursive: true);
        }
    }
}
