using NAudio.Wave;
using NAudio.Wave.SampleProviders;
using PaintSound.Core.Sources;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Tests.Conversion;

public class SampleRateConverterTests
{
    private const int Out = ISoundSource.SampleRate;

    // Onsets are found in mel bands up to 8 kHz: brush noise above must not fold into them.
    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    public void A_tone_above_8_kHz_vanishes_and_the_stock_provider_would_keep_it(int rate)
    {
        var tone = Tone.Make(9_000, rate, 3);
        var ours = Tone.Level(Settled(Convert(rate, tone)));
        Assert.True(ours < -90, $"{ours:0.0} dB at {rate} Hz");

        var stock = new float[Out * 5 / 2];
        WdlResamplingSampleProvider provider = new(new Sound(tone, rate), Out);
        for (var read = 0; read < stock.Length;)
        {
            read += provider.Read(stock.AsSpan(read));
        }

        var theirs = Tone.Level(Settled(stock));
        Assert.True(theirs > -50, $"{theirs:0.0} dB at {rate} Hz");
        TestContext.Current.SendDiagnosticMessage($"9 kHz at {rate} Hz: ours {ours:0.0} dB, stock {theirs:0.0} dB");
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
    public void A_tone_below_keeps_its_level_and_is_all_there_is(int rate, double hz)
    {
        var sound = Settled(Convert(rate, Tone.Make(hz, rate, 3, 0.5)));
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
    public void The_length_is_kept_and_the_delay_is_below_5_ms(int rate)
    {
        var click = new float[rate];
        click[rate / 2] = 1;
        var sound = Convert(rate, click);
        Assert.InRange(sound.Length, Out - (Out / 200), Out);
        var at = Array.IndexOf(sound, sound.Max());
        Assert.InRange(at, (Out / 2) - 2, (Out / 2) + 2);
    }

    [Fact]
    public void Blocks_of_any_length_give_the_same_samples_and_allocate_nothing()
    {
        const int rate = 44_100;
        float[] noise = [.. new Random(1).GetItems(Enumerable.Range(-1000, 2001).Select(i => i / 1000f).ToArray(), rate)];
        var whole = Convert(rate, noise, rate);
        Assert.Equal(whole, Convert(rate, noise, 7));
        Assert.Equal(whole, Convert(rate, noise, 441));

        SampleRateConverter converter = new(rate);
        var output = new float[converter.MostOutput(1000)];
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
        List<float> made = [];
        var output = new float[converter.MostOutput(block)];
        foreach (var part in sound.Chunk(block))
        {
            made.AddRange(output.AsSpan(0, converter.Convert(part, output)));
        }

        return [.. made];
    }

    private static ReadOnlySpan<float> Settled(float[] sound) => sound.AsSpan(Out, Out);

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
        private int _at;

        public WaveFormat WaveFormat { get; } = WaveFormat.CreateIeeeFloatWaveFormat(rate, 1);

        public int Read(Span<float> buffer)
        {
            var count = Math.Min(buffer.Length, samples.Length - _at);
            samples.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}
