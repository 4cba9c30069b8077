using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;

namespace PaintSound.Film;

/// <summary>The brush under the music: its 16 kHz made 48 kHz by a windowed sinc, mixed into both sides.</summary>
/// <param name="chronicle">Where the brush was heard.</param>
/// <param name="gain">How loud.</param>
internal sealed class BrushBed(Chronicle chronicle, float gain)
{
    private const int Ratio = ExcerptReader.SampleRate / ISoundSource.SampleRate;
    private const int Reach = 12;
    private static readonly float[][] Taps = [.. Enumerable.Range(0, Ratio).Select(Between)];

    private float[] _heard = [];

    /// <summary>Adds the brush.</summary>
    /// <param name="first">The first frame, at 48 kHz from the beginning.</param>
    /// <param name="stereo">Whole frames of left and right.</param>
    public void AddTo(long first, Span<float> stereo)
    {
        var from = (first / Ratio) - Reach + 1;
        var needed = (stereo.Length / 2 / Ratio) + (2 * Reach) + 1;
        Array.Resize(ref _heard, Math.Max(_heard.Length, needed));
        chronicle.ReadBrush(from, _heard.AsSpan(0, needed));
        for (var i = 0; i < stereo.Length / 2; i++)
        {
            var taps = Taps[(first + i) % Ratio];
            var at = (int)(((first + i) / Ratio) - Reach + 1 - from);
            var sum = 0f;
            for (var t = 0; t < taps.Length; t++)
            {
                sum += taps[t] * _heard[at + t];
            }

            stereo[2 * i] += gain * sum;
            stereo[(2 * i) + 1] += gain * sum;
        }
    }

    /// <summary>The weights of the samples around a moment that lies <paramref name="phase"/> thirds after one of them.</summary>
    private static float[] Between(int phase)
    {
        var taps = new float[2 * Reach];
        for (var t = 0; t < taps.Length; t++)
        {
            var distance = t - Reach + 1 - (phase / (double)Ratio);
            var sinc = distance == 0 ? 1 : Math.Sin(Math.PI * distance) / (Math.PI * distance);
            taps[t] = (float)(sinc * Math.Pow(Math.Cos(Math.PI / 2 * distance / Reach), 2));
        }

        return taps;
    }
}
