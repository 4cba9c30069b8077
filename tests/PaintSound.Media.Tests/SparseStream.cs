namespace PaintSound.Media.Tests;

/// <summary>Keeps the first 80 bytes in memory and skips zeros instead of writing them, so that gigabytes of silence need no disk space.</summary>
internal sealed class SparseStream(Stream inner) : Stream
{
    private readonly byte[] _head = new byte[80];
    private long _position;
    private long _length;

    public ReadOnlySpan<byte> Head => _head;

    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position { get => _position; set => _position = value; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_position < _head.Length)
        {
            var count = Math.Min(buffer.Length, _head.Length - (int)_position);
            buffer[..count].CopyTo(_head.AsSpan((int)_position));
        }

        if (buffer.ContainsAnyExcept((byte)0))
        {
            inner.Position = _position;
            inner.Write(buffer);
        }

        _position += buffer.Length;
        _length = Math.Max(_length, _position);
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
