namespace PaintSound.Simulation.Instruments;

/// <summary>Reverberation: a feedback network of four delays with low-pass filters (Jot 1991).</summary>
internal sealed class Reverb
{
    private static readonly int[] Delays = [1193, 1559, 1931, 2503];

    /// <summary>Adds reverberation to a buffer.</summary>
    /// <param name="buffer">Changed in place.</param>
    /// <param name="amount">0 dry ... 1 distant.</param>
    /// <param name="seconds">Reverberation time to -60 dB, in seconds.</param>
    public static void Apply(StereoBuffer buffer, float amount, double seconds)
    {
        var lines = Array.ConvertAll(Delays, delay => new float[delay]);
        var gains = Array.ConvertAll(Delays, delay => (float)Math.Pow(.001, delay / (seconds * StereoBuffer.Rate)) * .5f);
        var (a, b, c, d) = (0f, 0f, 0f, 0f);
        for (var i = 0; i < buffer.Length; i++)
        {
            ref var first = ref lines[0][i % Delays[0]];
            ref var second = ref lines[1][i % Delays[1]];
            ref var third = ref lines[2][i % Delays[2]];
            ref var fourth = ref lines[3][i % Delays[3]];
            a += .6f * (first - a);
            b += .55f * (second - b);
            c += .5f * (third - c);
            d += .45f * (fourth - d);
            var (left, right) = (buffer.Left[i], buffer.Right[i]);
            first = left + (gains[0] * (a + b + c + d));
            second = right + (gains[1] * (a - b + c - d));
            third = left + (gains[2] * (a + b - c - d));
            fourth = right + (gains[3] * (a - b - c + d));
            buffer.Left[i] = left + (amount * (a - c));
            buffer.Right[i] = right + (amount * (b - d));
        }
    }
}
