using PaintSound.Media.Decoding;

namespace PaintSound.Film;

/// <summary>What is done to the music on its way out: the brush is laid underneath, the end is faded out, the length is kept.</summary>
/// <param name="total">Frames in all; what comes after is left out.</param>
/// <param name="fade">Frames of the last fade.</param>
/// <param name="brush">The brush, or null where it is not to be heard.</param>
/// <param name="emit">Receives the sound.</param>
internal sealed class Finish(long total, int fade, BrushBed? brush, StereoHandler emit)
{
    private readonly float[] _block = new float[2 * 1024];
    private long _at;

    /// <summary>Takes sound.</summary>
    /// <param name="samples">Whole frames of left and right.</param>
    public void Take(ReadOnlySpan<float> samples)
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
