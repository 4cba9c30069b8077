using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Sources;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Tests.Conversion;

/// <summary>Live sound. That a file is converted as ffmpeg does is tested with ffmpeg, in PcmDecodingTests.</summary>
public class FilterRateConverterTests
{
    [Property(MaxTest = 40)]
    public Property Live_sound_in_blocks_of_any_length_gives_the_samples_of_a_file() => Prop.ForAll(
        Gen.Elements(44_100, 48_000, 96_000, 8_000).ToArbitrary(), Gen.Choose(1, 2).ToArbitrary(), Gen.Choose(1, 500).NonEmptyListOf().ToArbitrary(), (rate, channels, blocks) =>
        {
            ResamplingFilter filter = new(rate, ISoundSource.SampleRate);
            var random = new Random(rate);
            float[] sound = [.. Enumerable.Range(0, 3000 * channels).Select(_ => random.NextSingle() - 0.5f)];
            List<float> file = [], live = [];
            new FilterRateConverter(filter, channels).Convert(sound, file);
            FilterRateConverter converter = new(filter, channels) { IsLive = true };
            for (var (at, i) = (0, 0); at < sound.Length; i++)
            {
                var length = Math.Min(blocks[i % blocks.Count] * channels, sound.Length - at);
                converter.Convert(sound.AsSpan(at, length), live);
                at += length;
            }

            // Before the start a file is mirrored, and live sound is silent: that is in the first samples.
            var affected = channels * ((filter.Length * filter.Phases / filter.Step) + 1);
            Assert.Equal(file.Count, live.Count);
            Assert.Equal(file[affected..], live[affected..]);
        });

    [Fact]
    public void A_click_is_delayed_by_a_millisecond()
    {
        FilterRateConverter converter = new(new ResamplingFilter(48_000, ISoundSource.SampleRate), 1) { IsLive = true };
        List<float> output = [];
        converter.Convert(new float[480], output);
        output.Clear();

        // The click is the first sample: how many samples of 48 kHz must follow until its sample at 16 kHz is there?
        float[] one = [1];
        var needed = 0;
        while (output.Count == 0 || output.Max() < 0.2f)
        {
            converter.Convert(one, output);
            one[0] = 0;
            needed++;
        }

        Assert.InRange(needed, 48, 54);
    }

    [Fact]
    public void Converting_does_not_allocate()
    {
        FilterRateConverter converter = new(new ResamplingFilter(48_000, ISoundSource.SampleRate), 2) { IsLive = true };
        var block = new float[256];
        List<float> output = new(1000);
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            output.Clear();
            converter.Convert(block, output);
        }));
    }
}
