using FsCheck.Xunit;
using PaintSound.Core.Signal;

namespace PaintSound.Core.Tests.Signal;

public class StreamingLogMelTests
{
    private static readonly MelSettings Settings = new();

    [Property(MaxTest = 50)]
    public bool Blocks_of_any_size_give_the_columns_of_the_whole_sound(byte[] sizes)
    {
        var sound = ReferenceData.Read("sound.f32");
        var whole = new float[8000];
        new LogMel(Settings).ComputeColumns(sound, whole);

        var streamed = new List<float>();
        var mel = new StreamingLogMel(Settings, (column, index) =>
        {
            Assert.Equal(streamed.Count / 100, index);
            streamed.AddRange(column);
        });
        foreach (var block in Blocks(sound.Length, sizes))
        {
            mel.Push(sound.AsSpan(block));
        }

        return streamed.SequenceEqual(whole) && mel.Count == 80;
    }

    [Fact]
    public void Copies_the_last_4_seconds_band_after_band()
    {
        var random = new Random(1);
        var sound = Enumerable.Range(0, 5 * 16_000 + 77).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var whole = new float[400 * 100];
        new LogMel(Settings).ComputeColumns(sound, whole);
        var mel = new StreamingLogMel(Settings);
        mel.Push(sound);
        var picture = new float[100 * 320];

        mel.CopyTo(picture);

        for (var band = 0; band < 100; band++)
        {
            for (var x = 0; x < 320; x++)
            {
                Assert.Equal(whole[(80 + x) * 100 + band], picture[band * 320 + x]);
            }
        }
    }

    [Fact]
    public void The_time_before_the_first_sample_is_silence()
    {
        var mel = new StreamingLogMel(Settings);
        mel.Push(ReferenceData.Read("sound.f32").AsSpan(0, 200));
        var picture = new float[100 * 320];
        mel.CopyTo(picture);

        var silence = (float)Math.Log(1e-5);
        Assert.All(picture.Index(), p => Assert.Equal(p.Index % 320 < 319 || p.Item == silence, p.Item == silence));
        Assert.Contains(picture, v => v > silence + 1);
    }

    /// <summary>The tone gets louder with every column. A torn copy would step back by the length of the ring, a factor of 1.02.</summary>
    [Fact]
    public async Task A_reader_never_gets_a_torn_copy()
    {
        var mel = new StreamingLogMel(new MelSettings(Hop: 8, Window: 16, Fft: 16, Bands: 1, Columns: 320, MinHz: 1000, MaxHz: 3500));
        using var done = new CancellationTokenSource();
        var writer = Task.Run(
            () =>
            {
                var block = new float[8];
                for (var k = 0; k < 300_000; k++)
                {
                    for (var n = 0; n < block.Length; n++)
                    {
                        block[n] = 1e-2f * MathF.Exp(k * 1.5e-5f) * MathF.Sin(2 * MathF.PI * n / 8);
                    }

                    mel.Push(block);
                }

                done.Cancel();
            },
            TestContext.Current.CancellationToken);

        var picture = new float[320];
        var copies = 0;
        while (!done.IsCancellationRequested || copies == 0)
        {
            mel.CopyTo(picture);
            copies++;
            for (var x = 1; x < 320; x++)
            {
                Assert.True(picture[x] >= picture[x - 1] - 1e-3f, $"Copy {copies}: column {x} is older than column {x - 1}.");
            }
        }

        await writer;
        mel.CopyTo(picture);
        Assert.True(picture[319] > picture[0] + 0.005f);
    }

    [Fact]
    public void Does_not_allocate()
    {
        var mel = new StreamingLogMel(Settings, (_, _) => { });
        var (block, picture) = (new float[137], new float[32_000]);
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            for (var n = 0; n < 1000; n++)
            {
                mel.Push(block);
            }

            mel.CopyTo(picture);
        }));
    }

    private static IEnumerable<Range> Blocks(int total, byte[] sizes)
    {
        var start = 0;
        for (var n = 0; start < total; n++)
        {
            // Blocks of 0 to 2550 samples; one block if there are no sizes.
            var size = sizes.Length == 0 || n > 4 * sizes.Length ? total : sizes[n % sizes.Length] * 10;
            var end = Math.Min(total, start + size);
            yield return start..end;
            start = end;
        }
    }
}
