namespace PaintSound.Core.Signal;

/// <summary>
/// A Butterworth high-pass of fourth order (two biquads), against mains hum and the rumble of the floor: 24 dB an octave below its
/// corner. State of one stream; not for two threads.
/// </summary>
public sealed class HighPass
{
    private readonly Section first, second;
    private (double A, double B) firstState, secondState;

    /// <summary>Begins in silence.</summary>
    /// <param name="cornerHz">Where it passes half of the power.</param>
    /// <param name="sampleRate">Hz.</param>
    public HighPass(double cornerHz, int sampleRate)
    {
        // The quality factors that make two equal corners a Butterworth filter: 1 / (2 cos(pi/8)) and 1 / (2 cos(3 pi/8)).
        first = new Section(cornerHz, sampleRate, 1 / (2 * Math.Cos(Math.PI / 8)));
        second = new Section(cornerHz, sampleRate, 1 / (2 * Math.Cos(3 * Math.PI / 8)));
    }

    /// <summary>Filters one sample.</summary>
    /// <param name="sample">-1..1.</param>
    /// <returns>What is left of it.</returns>
    public double Next(float sample) => second.Next(first.Next(sample, ref firstState), ref secondState);

    /// <summary>Forgets what it heard.</summary>
    public void Reset() => (firstState, secondState) = (default, default);

    // Audio EQ Cookbook (R. Bristow-Johnson), high-pass, transposed direct form II.
    private sealed class Section
    {
        private readonly double b0, b1, a1, a2;

        public Section(double cornerHz, int sampleRate, double quality)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * cornerHz / sampleRate);
            var alpha = sin / (2 * quality);
            b0 = (1 + cos) / 2 / (1 + alpha);
            b1 = -2 * b0;
            a1 = -2 * cos / (1 + alpha);
            a2 = (1 - alpha) / (1 + alpha);
        }

        public double Next(double x, ref (double A, double B) state)
        {
            var y = b0 * x + state.A;
            state = (b1 * x - a1 * y + state.B, b0 * x - a2 * y);
            return y;
        }
    }
}
