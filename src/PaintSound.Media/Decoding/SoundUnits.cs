using System.Runtime.InteropServices;

namespace PaintSound.Media.Decoding;

/// <summary>Splits the sound of a file into blocks of one length. Incomplete samples at the end are dropped. Does not allocate.</summary>
/// <param name="sound">The sound; disposed with this.</param>
/// <param name="blockSamples">Samples in a block.</param>
internal sealed class SoundUnits(SoundReader sound, int blockSamples) : IUnitReader
{
    private const int MaxBlocks = 160;
    private readonly float[] _buffer = new float[MaxBlocks * blockSamples];
    private int _filled;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> ReadUnits()
    {
        var whole = _filled / blockSamples * blockSamples;
        _buffer.AsSpan(whole, _filled - whole).CopyTo(_buffer);
        _filled -= whole;
        while (_filled < blockSamples)
        {
            var samples = sound.Read();
            if (samples.Length == 0)
            {
                return [];
            }

            samples.CopyTo(_buffer.AsSpan(_filled));
            _filled += samples.Length;
        }

        return MemoryMarshal.AsBytes(_buffer.AsSpan(0, _filled / blockSamples * blockSamples));
    }

    /// <inheritdoc/>
    public string? GetError() => sound.GetError();

    /// <inheritdoc/>
    public void Dispose() => sound.Dispose();
}
