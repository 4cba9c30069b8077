using NAudio.Wave;
using NAudio.Wave.SampleProviders;
using PaintSound.Core.Sources;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Tests.Conversion;

public class SampleRateConverterTests
{
    private const int Out = ISoundSource.SampleRate;

    // The onset detector uses mel bands up to 8 kHz. Brush noise above must not alias into them.
    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    public void Removes_a_tone_above_8_kHz_that_the_stock_provider_keeps(int rate)
    {
        var tone = Tone.Make(9_000, rate, 3);
        var ownLevel = Tone.Level(SteadyPart(Convert(rate, tone)));
        Assert.True(ownLevel < -90, $"{ownLevel:0.0} dB at {rate} Hz");

        var stock = new float[Out * 5 / 2];
        WdlResamplingSampleProvider provider = new(new Sound(tone, rate), Out);
        for (var read = 0; read < stock.Length;)
        {
            read += provider.Read(stock.AsSpan(read));
        }

        var stockLevel = Tone.Level(SteadyPart(stock));
        Assert.True(stockLevel > -50, $"{stockLevel:0.0} dB at {rate} Hz");
        TestContext.Current.SendDiagnosticMessage($"9 kHz at {rate} Hz: ours {ownLevel:0.0} dB, stock {stockLevel:0.0} dB");
    }

    [Theory]
    [InlineData(8_000, 3_000)]
    [InlineData(16_000, 7_000)]
    [InlineData(22_050, 6_000)]
    [InlineData(44_100, 1_000)]
    [InlineData(44_100, 6_000)]
    [InlineData(48_000, 6_500)]
    [InlineData(96_000, 6_500)]
    [InlineData(192_000, 6_500)]
    public void A_tone_below_8_kHz_keeps_its_level_and_adds_no_artefacts(int rate, double hz)
    {
        var sound = SteadyPart(Convert(rate, Tone.Make(hz, rate, 3, 0.5)));
        Assert.Equal(-6.02, Tone.Level(sound, hz, Out), 0.1);
        var rest = Tone.Make(hz, Out, 1, 0);
        var phase = Fit(sound, hz);
        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] = sound[i] - (float)((phase.Sine * Math.Sin(2 * Math.PI * hz * i / Out)) + (phase.Cosine * Math.Cos(2 * Math.PI * hz * i / Out)));
        }

        Assert.True(Tone.Level(rest) < -80, $"{Tone.Level(rest):0.0} dB beside the tone");
    }

    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    public void Keeps_the_length_and_delays_by_less_than_5_ms(int rate)
    {
        var click = new float[rate];
        click[rate / 2] = 1;
        var sound = Convert(rate, click);
        Assert.InRange(sound.Length, Out - (Out / 200), Out);
        var at = Array.IndexOf(sound, sound.Max());
        Assert.InRange(at, (Out / 2) - 2, (Out / 2) + 2);
    }

    [Fact]
    public void Blocks_of_any_length_give_the_same_samples_without_allocation()
    {
        const int rate = 44_100;
        float[] noise = [.. new Random(1).GetItems(Enumerable.Range(-1000, 2001).Select(i => i / 1000f).ToArray(), rate)];
        var whole = Convert(rate, noise, rate);
        Assert.Equal(whole, Convert(rate, noise, 7));
        Assert.Equal(whole, Convert(rate, noise, 441));

        SampleRateConverter converter = new(rate);
        var output = new float[converter.MaxOutput(1000)];
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            for (var length = 1; length < 1000; length += 13)
            {
                converter.Convert(noise.AsSpan(0, length), output);
            }
        }));
    }

    private static float[] Convert(int rate, float[] sound, int block = 480)
    {
        SampleRateConverter converter = new(rate);
        List<float> samples = [];
        var output = new float[converter.MaxOutput(block)];
        foreach (var part in sound.Chunk(block))
        {
            samples.AddRange(output.AsSpan(0, converter.Convert(part, output)));
        }

        return [.. samples];
    }

    private static ReadOnlySpan<float> SteadyPart(float[] sound) => sound.AsSpan(Out, Out);

    private static (double Sine, double Cosine) Fit(ReadOnlySpan<float> sound, double hz)
    {
        double sine = 0, cosine = 0;
        for (var i = 0; i < sound.Length; i++)
        {
            sine += 2 * sound[i] * Math.Sin(2 * Math.PI * hz * i / Out) / sound.Length;
            cosine += 2 * sound[i] * Math.Cos(2 * Math.PI * hz * i / Out) / sound.Length;
        }

        return (sine, cosine);
    }

    private sealed class Sound(float[] samples, int rate) : ISampleProvider
    {
        private int _position;

        public WaveFormat WaveFormat { get; } = WaveFormat.CreateIeeeFloatWaveFormat(rate, 1);

        public int Read(Span<float> buffer)
        {
            var count = Math.Min(buffer.Length, samples.Length - _position);
            samples.AsSpan(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }
    }
}
