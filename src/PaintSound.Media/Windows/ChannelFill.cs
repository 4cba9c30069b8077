using PaintSound.Media.Output;

namespace PaintSound.Media.Windows;

/// <summary>Puts mono sound on one of several interleaved channels; the others stay silent. Not thread-safe.</summary>
/// <param name="fill">Writes the mono sound.</param>
/// <param name="channels">The number of channels.</param>
/// <param name="channel">The channel, from 1.</param>
internal sealed class ChannelFill(SoundFill fill, int channels, int channel)
{
    // A longer request is answered in pieces, so that no buffer grows on the thread of the device.
    private readonly float[] _mono = new float[4096];

    /// <summary>Writes whole frames of all channels.</summary>
    /// <inheritdoc cref="SoundFill"/>
    public void Fill(Span<float> samples, int sampleRate, TimeSpan delay)
    {
        samples.Clear();
        var frames = samples.Length / channels;
        for (var start = 0; start < frames; start += _mono.Length)
        {
            var mono = _mono.AsSpan(0, Math.Min(_mono.Length, frames - start));
            fill(mono, sampleRate, delay + TimeSpan.FromSeconds((double)start / sampleRate));
            for (var i = 0; i < mono.Length; i++)
            {
                samples[((start + i) * channels) + channel - 1] = mono[i];
            }
        }
    }
}
