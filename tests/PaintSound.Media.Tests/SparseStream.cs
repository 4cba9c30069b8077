namespace PaintSound.Media.Tests;

/// <summary>Remembers the beginning of what is written, and passes over zeros instead of writing them: gigabytes of silence take no disk.</summary>
internal sealed class SparseStream(Stream inner) : Stream
{
    private readonly byte[] _head = new byte[80];
    private long _at;
    private long _length;

    public ReadOnlySpan<byte> Head => _head;

    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position { get => _at; set => _at = value; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_at < _head.Length)
        {
            var count = Math.Min(buffer.Length, _head.Length - (int)_at);
            buffer[..count].CopyTo(_head.AsSpan((int)_at));
        }

        if (buffer.ContainsAnyExcept((byte)0))
        {
            inner.Position = _at;
            inner.Write(buffer);
        }

        _at += buffer.Length;
        _length = Math.Max(_length, _at);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (inner is FileStream file)
        {
            file.SetLength(_length);
        }

        inner.Dispose();
        base.Dispose(disposing);
    }
}
