using PaintSound.Media.Streams;

namespace PaintSound.Film.Sound;

/// <summary>Passes on stereo sound from a frame on. One thread at a time.</summary>
/// <param name="first">The first frame that is passed on; earlier ones are dropped.</param>
/// <param name="emit">Handles the sound.</param>
internal sealed class LaterPart(long first, StereoHandler emit)
{
    private long _drop = 2 * first;

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Whole frames, left and right alternating.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        var dropped = (int)Math.Min(_drop, samples.Length);
        _drop -= dropped;
        if (dropped < samples.Length)
        {
            emit(samples[dropped..]);
        }
    }
}
