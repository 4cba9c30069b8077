using PaintSound.Takes.Records;

namespace PaintSound.Takes.Recording;

/// <summary>
/// What waits to be written, in the order in which it was added. Adding copies under a short lock; it never waits for the disk, and adding sound and
/// frames does not allocate. If the disk is too slow and the queue is full, items are dropped, and a <see cref="GapRecord"/> takes their place.
/// Thread-safe.
/// </summary>
/// <param name="bytes">Bytes for sound and frames.</param>
/// <param name="items">The number of items.</param>
internal sealed class TakeQueue(int bytes = TakeQueue.DefaultBytes, int items = TakeQueue.DefaultItems)
{
    /// <summary>About 20 s of frames at 8 per second.</summary>
    public const int DefaultBytes = 24 << 20;

    /// <summary>About 60 s of blocks of sound.</summary>
    public const int DefaultItems = 16_384;

    private readonly Lock _lock = new();
    private readonly byte[] _bytes = new byte[bytes];
    private readonly QueuedItem[] _items = new QueuedItem[items];
    private int _firstByte, _usedBytes, _firstItem, _usedItems;
    private long _lost, _lostSinceGap;
    private bool _isClosed;

    /// <summary>The number of items that were dropped.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Bytes of sound and frames that wait.</summary>
    public int WaitingBytes
    {
        get
        {
            lock (_lock)
            {
                return _usedBytes;
            }
        }
    }

    /// <summary>Ignores what is added from now on.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
        }
    }

    /// <summary>Adds a record.</summary>
    public void Add(TakeRecord record)
    {
        lock (_lock)
        {
            Add(new QueuedItem(QueuedItemKind.Record, 0, 0, record), default);
        }
    }

    /// <summary>Adds a block of sound or a frame.</summary>
    public void Add(QueuedItemKind kind, long at, ReadOnlySpan<byte> content)
    {
        lock (_lock)
        {
            Add(new QueuedItem(kind, at, content.Length), content);
        }
    }

    /// <summary>Takes the oldest item.</summary>
    /// <param name="content">Receives the bytes of sound or a frame; is made longer if needed.</param>
    /// <param name="item">Receives the item.</param>
    /// <returns>False if there is none.</returns>
    public bool TryTake(ref byte[] content, out QueuedItem item)
    {
        lock (_lock)
        {
            item = default;
            if (_usedItems == 0)
            {
                return false;
            }

            item = _items[_firstItem];
            _items[_firstItem] = default;
            (_firstItem, _usedItems) = ((_firstItem + 1) % _items.Length, _usedItems - 1);
            if (content.Length < item.Length)
            {
                content = new byte[item.Length];
            }

            var first = Math.Min(item.Length, _bytes.Length - _firstByte);
            _bytes.AsSpan(_firstByte, first).CopyTo(content);
            _bytes.AsSpan(0, item.Length - first).CopyTo(content.AsSpan(first));
            (_firstByte, _usedBytes) = ((_firstByte + item.Length) % _bytes.Length, _usedBytes - item.Length);
            return true;
        }
    }

    private void Add(QueuedItem item, ReadOnlySpan<byte> content)
    {
        if (_isClosed)
        {
            return;
        }

        var needed = _lostSinceGap > 0 ? 2 : 1;
        if (_usedItems + needed > _items.Length || _usedBytes + content.Length > _bytes.Length)
        {
            _lostSinceGap++;
            Interlocked.Increment(ref _lost);
            return;
        }

        if (_lostSinceGap > 0)
        {
            AddItem(new QueuedItem(QueuedItemKind.Record, 0, 0, new GapRecord(_lostSinceGap)));
            _lostSinceGap = 0;
        }

        AddItem(item);
        var start = (_firstByte + _usedBytes) % _bytes.Length;
        var first = Math.Min(content.Length, _bytes.Length - start);
        content[..first].CopyTo(_bytes.AsSpan(start));
        content[first..].CopyTo(_bytes);
        _usedBytes += content.Length;
    }

    private void AddItem(QueuedItem item) => _items[(_firstItem + _usedItems++) % _items.Length] = item;
}
