using PaintSound.Core.Sources;

namespace PaintSound.Worker.Tests;

/// <summary>
/// The shipped networks, the simulated painter's works and the whole way from files to a ranking: what is chosen is not
/// arbitrary. Studio's works were in no training.
/// </summary>
[Collection(nameof(ShippedWorks))]
public sealed class ShippedChoiceTests(ShippedWorks works)
{
    // The table asks for music about as high as the picture is light, not for the extremes.
    [Fact]
    public async Task Every_dark_painting_is_answered_lower_than_every_light_one_and_an_octave_on_average()
    {
        var dark = await HeightsAsync("Night Wash", "Deep Blue, Calm", "Confetti on Black");
        var light = await HeightsAsync("Snow Light", "Fog", "One Line");
        Assert.True(
            dark.Max() < light.Min() - 0.25 && dark.Average() < light.Average() - 1,
            $"Octaves above 55 Hz: dark paintings {string.Join(", ", dark.Select(h => $"{h:0.0}"))}, light ones {string.Join(", ", light.Select(h => $"{h:0.0}"))}.");
    }

    [Fact]
    public void Quick_taps_are_answered_faster_than_a_hum()
    {
        var (taps, hum) = (works.OnsetRateOfAnswers(Taps(perSecond: 6)), works.OnsetRateOfAnswers(Hum()));
        Assert.True(taps > hum + 1, $"Taps are answered by {taps:0.0} onsets a second, a hum by {hum:0.0}.");
    }

    private async Task<double[]> HeightsAsync(params string[] paintings)
    {
        var heights = new List<double>();
        foreach (var painting in paintings)
        {
            heights.Add(await works.HeightOfAnswersAsync(painting));
        }

        return [.. heights];
    }

    private static float[] Taps(int perSecond)
    {
        var random = new Random(1);
        var sound = new float[4 * ISoundSource.SampleRate];
        for (var i = 0; i < sound.Length; i++)
        {
            var since = i % (ISoundSource.SampleRate / perSecond);
            sound[i] = 0.4f * MathF.Exp(-since / 160f) * (random.NextSingle() - 0.5f);
        }

        return sound;
    }

    private static float[] Hum() => [.. Enumerable.Range(0, 4 * ISoundSource.SampleRate)
        .Select(i => 0.05f * MathF.Sin(2 * MathF.PI * 100 * i / ISoundSource.SampleRate))];
}
