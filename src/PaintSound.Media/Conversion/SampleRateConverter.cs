using NAudio.Dsp;
using PaintSound.Core.Sources;

namespace PaintSound.Media.Conversion;

/// <summary>
/// Converts sound of any sample rate to 16 kHz with NAudio's WdlResampler in sinc mode. The resampler's default mode, which
/// WdlResamplingSampleProvider uses, leaves a 9 kHz tone as an alias at 7 kHz, only 20 to 30 dB below the tone. Sinc mode attenuates it by
/// more than 90 dB. All channels pass the same filter at the same time, so no channel is delayed against another. Not thread-safe. Converting does not
/// allocate.
/// </summary>
internal sealed class SampleRateConverter
{
    // Output samples per step: 1 ms. Constant, because the resampler reallocates its buffer if this number changes.
    private const int Step = 16;

    // Filter taps per output sample. The filter must have the same duration at every rate: 128 taps attenuate 9 kHz by 85 dB at
    // 44.1 kHz, but only by 69 dB at 48 kHz and by 24 dB at 96 kHz.
    private const int TapsPerRatio = 60;

    // Number of stored filter phases between two samples. The resampler interpolates between them.
    private const int FilterPhases = 512;
    private readonly WdlResampler? _resampler;
    private readonly int _channels;
    private readonly float[] _pending;
    private int _pendingCount;

    /// <summary>Creates a converter to 16 kHz.</summary>
    /// <param name="rate">Input sample rate in Hz.</param>
    /// <param name="channels">Samples in a frame, 1 or more.</param>
    public SampleRateConverter(int rate, int channels = 1)
    {
        (Rate, _channels) = (rate, channels);
        if (rate == ISoundSource.SampleRate)
        {
            _pending = [];
            return;
        }

        _resampler = new WdlResampler();
        var taps = TapsPerRatio * Math.Max(rate, ISoundSource.SampleRate) / ISoundSource.SampleRate;
        _resampler.SetMode(true, 1, true, taps + (taps & 1), FilterPhases);
        _resampler.SetFilterParms(0.9f, 0.707f);
        _resampler.SetFeedMode(false);
        _resampler.SetRates(rate, ISoundSource.SampleRate);
        _pending = new float[_resampler.ResamplePrepare(Step, channels, out _) * channels];
    }

    /// <summary>Input sample rate in Hz.</summary>
    public int Rate { get; }

    /// <summary>Returns the maximum number of output frames for a block.</summary>
    /// <param name="frames">Frames in the block.</param>
    public int MaxOutput(int frames) => (int)(((long)frames * ISoundSource.SampleRate / Rate) + (2 * Step));

    /// <summary>Converts a block. Input that does not fill a step waits for the next block.</summary>
    /// <param name="input">Whole frames at <see cref="Rate"/>.</param>
    /// <param name="output">Receives frames at 16 kHz; at least <see cref="MaxOutput"/> frames long.</param>
    /// <returns>The number of output samples.</returns>
    public int Convert(ReadOnlySpan<float> input, Span<float> output)
    {
        if (_resampler is null)
        {
            input.CopyTo(output);
            return input.Length;
        }

        var outputCount = 0;
        while (true)
        {
            var frames = _resampler.ResamplePrepare(Step, _channels, out var buffer);
            var required = frames * _channels;
            var copied = Math.Min(required - _pendingCount, input.Length);
            input[..copied].CopyTo(_pending.AsSpan(_pendingCount));
            input = input[copied..];
            _pendingCount += copied;
            if (_pendingCount < required)
            {
                return outputCount;
            }

            _pending.AsSpan(0, required).CopyTo(buffer);
            outputCount += _resampler.ResampleOut(output[outputCount..], frames, Step, _channels) * _channels;
            _pendingCount = 0;
        }
    }
}
