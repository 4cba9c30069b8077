using NAudio.Dsp;
using PaintSound.Core.Sources;

namespace PaintSound.Media.Conversion;

/// <summary>
/// Brings mono sound of any rate to 16 kHz by NAudio's WdlResampler in its sinc mode. The resampler's default mode, which
/// WdlResamplingSampleProvider uses, leaves a 9 kHz tone as an alias at 7 kHz, 20 to 30 dB below the tone; this one more than 90 dB
/// below. One thread at a time; converting allocates nothing.
/// </summary>
internal sealed class SampleRateConverter
{
    // Output samples of one step: 1 ms. The resampler reallocates its buffer whenever this number changes, so it never does.
    private const int Step = 16;

    // Taps for each output sample's duration. The filter must be as long in time at every rate: 128 taps attenuate 9 kHz by 85 dB at
    // 44.1 kHz, but by 69 dB at 48 kHz and by 24 dB at 96 kHz.
    private const int TapsPerRatio = 60;

    // The filter is stored at this many positions between two samples, and interpolated between them.
    private const int Positions = 512;
    private readonly WdlResampler? _resampler;
    private readonly float[] _waiting;
    private int _count;

    /// <summary>Makes one.</summary>
    /// <param name="rate">Rate of the sound that comes in, in Hz.</param>
    public SampleRateConverter(int rate)
    {
        Rate = rate;
        if (rate == ISoundSource.SampleRate)
        {
            _waiting = [];
            return;
        }

        _resampler = new WdlResampler();
        var taps = TapsPerRatio * Math.Max(rate, ISoundSource.SampleRate) / ISoundSource.SampleRate;
        _resampler.SetMode(true, 1, true, taps + (taps & 1), Positions);
        _resampler.SetFilterParms(0.9f, 0.707f);
        _resampler.SetFeedMode(false);
        _resampler.SetRates(rate, ISoundSource.SampleRate);
        _waiting = new float[_resampler.ResamplePrepare(Step, 1, out _)];
    }

    /// <summary>Rate of the sound that comes in, in Hz.</summary>
    public int Rate { get; }

    /// <summary>The most samples that come out of a block.</summary>
    /// <param name="samples">Samples in the block.</param>
    public int MostOutput(int samples) => (int)(((long)samples * ISoundSource.SampleRate / Rate) + (2 * Step));

    /// <summary>Converts a block; what does not fill a step waits for the next block.</summary>
    /// <param name="input">Samples at <see cref="Rate"/>.</param>
    /// <param name="output">Receives samples at 16 kHz; at least <see cref="MostOutput"/> long.</param>
    /// <returns>How many came out.</returns>
    public int Convert(ReadOnlySpan<float> input, Span<float> output)
    {
        if (_resampler is null)
        {
            input.CopyTo(output);
            return input.Length;
        }

        var made = 0;
        while (true)
        {
            var wanted = _resampler.ResamplePrepare(Step, 1, out var buffer);
            var taken = Math.Min(wanted - _count, input.Length);
            input[..taken].CopyTo(_waiting.AsSpan(_count));
            input = input[taken..];
            _count += taken;
            if (_count < wanted)
            {
                return made;
            }

            _waiting.AsSpan(0, wanted).CopyTo(buffer);
            made += _resampler.ResampleOut(output[made..], wanted, Step, 1);
            _count = 0;
        }
    }
}
