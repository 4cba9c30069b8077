using PaintSound.Core.Sources;
using PaintSound.Film.Recording;
using PaintSound.Media.Decoding;

namespace PaintSound.Film.Sound;

/// <summary>Mixes the brush sound under the music: resamples it from 16 to 48 kHz with a windowed sinc and adds it to both channels.</summary>
/// <param name="recording">The performance with the brush sound.</param>
/// <param name="gain">Linear gain.</param>
internal sealed class BrushBed(PerformanceRecording recording, float gain)
{
    private const int Ratio = ExcerptReader.SampleRate / ISoundSource.SampleRate;
    private const int HalfTaps = 12;
    private static readonly float[][] Taps = [.. Enumerable.Range(0, Ratio).Select(CreateTaps)];

    private float[] _brush = [];

    /// <summary>Adds the brush to a block of music.</summary>
    /// <param name="first">Index of the first frame of the block, at 48 kHz from the start.</param>
    /// <param name="stereo">Whole frames, left and right alternating. Changed in place.</param>
    public void AddTo(long first, Span<float> stereo)
    {
        var from = (first / Ratio) - HalfTaps + 1;
        var needed = (stereo.Length / 2 / Ratio) + (2 * HalfTaps) + 1;
        Array.Resize(ref _brush, Math.Max(_brush.Length, needed));
        recording.ReadBrush(from, _brush.AsSpan(0, needed));
        for (var i = 0; i < stereo.Length / 2; i++)
        {
            var taps = Taps[(first + i) % Ratio];
            var at = (int)(((first + i) / Ratio) - HalfTaps + 1 - from);
            var sum = 0f;
            for (var t = 0; t < taps.Length; t++)
            {
                sum += taps[t] * _brush[at + t];
            }

            stereo[2 * i] += gain * sum;
            stereo[(2 * i) + 1] += gain * sum;
        }
    }

    /// <summary>Returns the filter weights for an output sample that is <paramref name="phase"/> thirds of a sample after an input sample.</summary>
    private static float[] CreateTaps(int phase)
    {
        var taps = new float[2 * HalfTaps];
        for (var t = 0; t < taps.Length; t++)
        {
            var distance = t - HalfTaps + 1 - (phase / (double)Ratio);
            var sinc = distance == 0 ? 1 : Math.Sin(Math.PI * distance) / (Math.PI * distance);
            taps[t] = (float)(sinc * Math.Pow(Math.Cos(Math.PI / 2 * distance / HalfTaps), 2));
        }

        return taps;
    }
}
