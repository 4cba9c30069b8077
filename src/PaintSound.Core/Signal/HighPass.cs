namespace PaintSound.Core.Signal;

/// <summary>
/// A fourth-order Butterworth high-pass (two biquads) against mains hum and low-frequency rumble: 24 dB per octave below its corner. Holds the
/// state of one stream. Not thread-safe.
/// </summary>
public sealed class HighPass
{
    private readonly Section _first, _second;
    private (double A, double B) _firstState, _secondState;

    /// <summary>Creates a filter with silent history.</summary>
    /// <param name="cornerHz">The -3 dB frequency in Hz.</param>
    /// <param name="sampleRate">The sample rate in Hz.</param>
    public HighPass(double cornerHz, int sampleRate)
    {
        // Two biquads with the same corner and these quality factors form a Butterworth filter: 1 / (2 cos(pi/8)) and 1 / (2 cos(3 pi/8)).
        _first = new Section(cornerHz, sampleRate, 1 / (2 * Math.Cos(Math.PI / 8)));
        _second = new Section(cornerHz, sampleRate, 1 / (2 * Math.Cos(3 * Math.PI / 8)));
    }

    /// <summary>Filters one sample.</summary>
    /// <param name="sample">-1..1.</param>
    /// <returns>The filtered sample.</returns>
    public double Filter(float sample) => _second.Filter(_first.Filter(sample, ref _firstState), ref _secondState);

    /// <summary>Sets the state to that after a long time of one value, so that an offset gives no transient.</summary>
    /// <param name="sample">The value.</param>
    public void Settle(float sample) => (_firstState, _secondState) = (_first.SettledState(sample), default);

    /// <summary>Clears the filter state.</summary>
    public void Reset() => (_firstState, _secondState) = (default, default);

    // Audio EQ Cookbook (R. Bristow-Johnson), high-pass, transposed direct form II.
    private sealed class Section
    {
        private readonly double _b0, _b1, _a1, _a2;

        public Section(double cornerHz, int sampleRate, double quality)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * cornerHz / sampleRate);
            var alpha = sin / (2 * quality);
            _b0 = (1 + cos) / 2 / (1 + alpha);
            _b1 = -2 * _b0;
            _a1 = -2 * cos / (1 + alpha);
            _a2 = (1 - alpha) / (1 + alpha);
        }

        // The output is 0 for a constant input.
        public (double A, double B) SettledState(double x) => (-_b0 * x, _b0 * x);

        public double Filter(double x, ref (double A, double B) state)
        {
            var y = _b0 * x + state.A;
            state = (_b1 * x - _a1 * y + state.B, _b0 * x - _a2 * y);
            return y;
        }
    }
}
