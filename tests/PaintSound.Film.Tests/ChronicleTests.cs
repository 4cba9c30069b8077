using PaintSound.Core.Sources;

namespace PaintSound.Film.Tests;

public class ChronicleTests
{
    private static readonly byte[] Frame = new byte[IFrameSource.FrameBytes];

    [Fact]
    public void Looks_at_most_four_times_a_second_and_copies_what_it_sees()
    {
        var chronicle = new Chronicle();
        var frame = new byte[IFrameSource.FrameBytes];
        for (var i = 0; i < 100; i++)
        {
            frame[0] = (byte)i;
            chronicle.AddFrame(TimeSpan.FromSeconds(i / 25.0), frame);
        }

        Assert.Equal(15, chronicle.Looks.Count);
        Assert.Equal(0, chronicle.Looks[0].Canvas.Rgb[0]);
        Assert.Equal(7, chronicle.Looks[1].Canvas.Rgb[0]);
    }

    [Fact]
    public void An_hour_of_frames_is_thinned_evenly_and_stays_bounded()
    {
        var chronicle = new Chronicle();
        for (var i = 0; i < 4 * 3600; i++)
        {
            chronicle.AddFrame(TimeSpan.FromSeconds(i / 4.0), Frame);
        }

        var looks = chronicle.Looks;
        Assert.InRange(looks.Count, Chronicle.MostLooks / 2, Chronicle.MostLooks);
        Assert.Equal(TimeSpan.Zero, looks[0].At);
        Assert.True(looks[^1].At > TimeSpan.FromMinutes(59));
        var pauses = looks.Zip(looks.Skip(1), (a, b) => b.At - a.At).Distinct();
        Assert.Single(pauses);
    }

    [Fact]
    public void Brush_sound_comes_back_as_it_was_heard_and_silence_around_it()
    {
        var chronicle = new Chronicle();
        var sound = Enumerable.Range(0, 500_000).Select(i => MathF.Sin(i * 0.01f)).ToArray();
        for (var at = 0; at < sound.Length; at += 777)
        {
            chronicle.AddBrush(sound.AsSpan(at, Math.Min(777, sound.Length - at)));
        }

        var back = new float[sound.Length + 20];
        chronicle.ReadBrush(-10, back);
        Assert.Equal(sound.Length, chronicle.BrushSamples);
        Assert.All(back[..10].Concat(back[^10..]), sample => Assert.Equal(0, sample));
        for (var i = 0; i < sound.Length; i++)
        {
            Assert.Equal(sound[i], back[i + 10], 0.0001);
        }
    }

    [Fact]
    public void Brush_sound_beyond_the_longest_is_left_out()
    {
        var chronicle = new Chronicle(TimeSpan.FromSeconds(1));
        chronicle.AddBrush(new float[15_000]);
        chronicle.AddBrush(new float[15_000]);
        chronicle.AddBrush(new float[15_000]);
        Assert.Equal(16_000, chronicle.BrushSamples);
    }

    [Fact]
    public void A_frame_of_another_size_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Chronicle().AddFrame(TimeSpan.Zero, new byte[12]));
        Assert.Contains("150528", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_threads_may_write_while_another_reads()
    {
        var chronicle = new Chronicle();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 2000; i++)
            {
                chronicle.AddBrush(new float[16]);
                chronicle.AddOnset(TimeSpan.FromSeconds(i), 0.5f);
                chronicle.AddSelection(Sample.Select(i, "x"));
                Assert.True(chronicle.Onsets.Count <= 8000);
            }
        })).ToArray();
        await Task.WhenAll(writers);
        Assert.Equal((8000, 8000, 4 * 2000 * 16L), (chronicle.Onsets.Count, chronicle.Selections.Count, chronicle.BrushSamples));
    }
}
