namespace PaintSound.Takes.Sound;

/// <summary>
/// Writes a FLAC file of 24 bits (RFC 9639) that can be read at any time: a program that is killed loses at most the block that is not complete.
/// An encoder in another process would end at Ctrl+C before the show does. Not thread-safe.
/// </summary>
internal sealed class FlacWriter : IDisposable
{
    /// <summary>Bits per sample.</summary>
    public const int BitsPerSample = 24;

    /// <summary>Samples of each channel in a block: 128 ms at 16 kHz.</summary>
    public const int BlockFrames = 2048;

    /// <summary>How a frame header names <see cref="BlockFrames"/>.</summary>
    public const int BlockFramesCode = 0b1011;   // 256 x 2^(11 - 8)

    /// <summary>The first byte of every block.</summary>
    public const byte SyncFirst = 0xFF;

    /// <summary>The second byte of every block: blocks have one size.</summary>
    public const byte SyncSecond = 0xF8;

    private const int OtherBlockFramesCode = 0b0111;   // 16 bits at the end of the header
    private const int Rate16KhzCode = 0b0101;
    private const int Bits24Code = 0b110;
    private const int SyncCode = 0b11111111111110;
    private const int StreamInfoBytes = 34;
    private const int InfoStart = 8;   // after "fLaC" and the header of the block
    private readonly FileStream _file;
    private readonly int _channels;
    private readonly BitWriter _bits = new();
    private readonly FlacSubframe _subframe = new();
    private readonly int[][] _block;
    private int _filled;
    private uint _frameNumber;

    /// <summary>Creates a file.</summary>
    /// <param name="path">The path. The file must not exist.</param>
    /// <param name="sampleRate">16,000: the rate of all sources.</param>
    /// <param name="channels">1..8.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public FlacWriter(string path, int sampleRate, int channels)
    {
        (_channels, _block) = (channels, [.. Enumerable.Range(0, channels).Select(_ => new int[BlockFrames])]);
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        WriteStreamInfo(sampleRate, 0);
        SampleRate = sampleRate;
    }

    /// <summary>The sample rate in Hz.</summary>
    public int SampleRate { get; }

    /// <summary>Samples of each channel so far.</summary>
    public long Frames { get; private set; }

    /// <summary>Adds interleaved samples.</summary>
    /// <param name="samples">-1..1, as <see cref="SampleQuantiser"/> gives them.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(ReadOnlySpan<float> samples)
    {
        for (var i = 0; i < samples.Length; i += _channels)
        {
            for (var channel = 0; channel < _channels; channel++)
            {
                _block[channel][_filled] = SampleQuantiser.ToInteger(samples[i + channel]);
            }

            Frames++;
            if (++_filled == BlockFrames)
            {
                WriteBlock();
            }
        }
    }

    /// <summary>Hands everything but the block that is not complete over to the operating system.</summary>
    public void Flush() => _file.Flush();

    /// <summary>Writes the last block and the length.</summary>
    public void Dispose()
    {
        using (_file)
        {
            if (_filled > 0)
            {
                WriteBlock();
            }

            _file.Position = 0;
            WriteStreamInfo(SampleRate, Frames);
        }
    }

    private void WriteStreamInfo(int sampleRate, long frames)
    {
        _bits.Clear();
        foreach (var letter in "fLaC"u8)
        {
            _bits.Write(letter, 8);
        }

        _bits.Write(1, 1);   // the last block of metadata
        _bits.Write(0, 7);
        _bits.Write(StreamInfoBytes, 24);
        _bits.Write(BlockFrames, 16);
        _bits.Write(BlockFrames, 16);
        _bits.Write(0, 24);   // the sizes of the frames are not known
        _bits.Write(0, 24);
        _bits.Write((uint)sampleRate, 20);
        _bits.Write((uint)_channels - 1, 3);
        _bits.Write(BitsPerSample - 1, 5);
        _bits.Write((uint)(frames >> 32), 4);
        _bits.Write((uint)frames, 32);
        while (_bits.Length < InfoStart + StreamInfoBytes)
        {
            _bits.Write(0, 8);   // no MD5
        }

        _file.Write(_bits.Bytes);
    }

    private void WriteBlock()
    {
        _bits.Clear();
        _bits.Write(SyncCode, 14);
        _bits.Write(0, 2);   // all blocks have the same length
        _bits.Write(_filled == BlockFrames ? (uint)BlockFramesCode : OtherBlockFramesCode, 4);
        _bits.Write(Rate16KhzCode, 4);
        _bits.Write((uint)_channels - 1, 4);
        _bits.Write(Bits24Code, 3);
        _bits.Write(0, 1);
        WriteFrameNumber(_frameNumber++);
        if (_filled != BlockFrames)
        {
            _bits.Write((uint)_filled - 1, 16);
        }

        _bits.Write(FlacChecksum.Compute8(_bits.Bytes), 8);
        foreach (var channel in _block)
        {
            _subframe.Write(channel.AsSpan(0, _filled), _bits);
        }

        _bits.Align();
        _bits.Write(FlacChecksum.Compute16(_bits.Bytes), 16);
        _file.Write(_bits.Bytes);
        _filled = 0;
    }

    // As UTF-8 encodes characters.
    private void WriteFrameNumber(uint number)
    {
        if (number < 0x80)
        {
            _bits.Write(number, 8);
            return;
        }

        var more = number < 0x800 ? 1 : number < 0x10000 ? 2 : number < 0x200000 ? 3 : number < 0x4000000 ? 4 : 5;
        _bits.Write((uint)((0xFF << (7 - more)) & 0xFF) | (number >> (6 * more)), 8);
        for (var i = more - 1; i >= 0; i--)
        {
            _bits.Write(0x80 | ((number >> (6 * i)) & 0x3F), 8);
        }
    }
}
