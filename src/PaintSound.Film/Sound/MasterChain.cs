using PaintSound.Media.Streams;

namespace PaintSound.Film.Sound;

/// <summary>Processes the mix: adds the brush, fades out the end, and limits the length. One thread at a time.</summary>
/// <param name="total">Length in frames. Later frames are ignored.</param>
/// <param name="fade">Length of the fade-out at the end, in frames.</param>
/// <param name="brush">The brush sound, or null for none.</param>
/// <param name="emit">Handles the processed sound.</param>
internal sealed class MasterChain(long total, int fade, BrushBed? brush, StereoHandler emit)
{
    private readonly float[] _block = new float[2 * 1024];
    private long _position;

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Whole frames, left and right alternating.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty && _position < total)
        {
            var count = (int)Math.Min(Math.Min(samples.Length, _block.Length), 2 * (total - _position));
            var block = _block.AsSpan(0, count);
            samples[..count].CopyTo(block);
            samples = samples[count..];
            brush?.AddTo(_position, block);
            for (var i = 0; i < count; i++)
            {
                var remaining = total - 1 - (_position + (i / 2));
                block[i] *= remaining < fade ? MathF.Sin(MathF.PI / 2 * remaining / fade) : 1;
            }

            emit(block);
            _position += count / 2;
        }
    }
}
