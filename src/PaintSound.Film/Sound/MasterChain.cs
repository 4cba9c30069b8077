using PaintSound.Media.Streams;

namespace PaintSound.Film.Sound;

/// <summary>Processes the finished mix: adds the brush, fades out the end, cuts at the wanted length.</summary>
/// <param name="total">Length in frames; later frames are dropped.</param>
/// <param name="fade">Length of the fade-out at the end, in frames.</param>
/// <param name="brush">The brush sound, or null for none.</param>
/// <param name="emit">Receives the processed sound.</param>
internal sealed class MasterChain(long total, int fade, BrushBed? brush, StereoHandler emit)
{
    private readonly float[] _block = new float[2 * 1024];
    private long _at;

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Whole frames, left and right alternating.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty && _at < total)
        {
            var count = (int)Math.Min(Math.Min(samples.Length, _block.Length), 2 * (total - _at));
            var block = _block.AsSpan(0, count);
            samples[..count].CopyTo(block);
            samples = samples[count..];
            brush?.AddTo(_at, block);
            for (var i = 0; i < count; i++)
            {
                var left = total - 1 - (_at + (i / 2));
                block[i] *= left < fade ? MathF.Sin(MathF.PI / 2 * left / fade) : 1;
            }

            emit(block);
            _at += count / 2;
        }
    }
}
