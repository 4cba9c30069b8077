using PaintSound.Core.Sources;

namespace PaintSound.Worker.Tests;

/// <summary>
/// The bundled networks rank the simulated works in a plausible order, from files to selections. The networks were not trained on these
/// works.
/// </summary>
[Collection(nameof(ShippedWorks))]
public sealed class ShippedChoiceTests(ShippedWorks works)
{
    // The poetics ask for music about as high as the picture is light, not for extremes.
    [Fact]
    public async Task Every_dark_painting_selects_lower_music_than_every_light_one_by_an_octave_on_average()
    {
        var dark = await PitchHeightsAsync("Night Wash", "Deep Blue, Calm", "Confetti on Black");
        var light = await PitchHeightsAsync("Snow Light", "Fog", "One Line");
        Assert.True(
            dark.Max() < light.Min() - 0.25 && dark.Average() < light.Average() - 1,
            $"Octaves above 55 Hz: dark paintings {string.Join(", ", dark.Select(h => $"{h:0.0}"))}, light ones {string.Join(", ", light.Select(h => $"{h:0.0}"))}.");
    }

    [Fact]
    public void Quick_taps_select_music_with_more_onsets_than_a_hum()
    {
        var (taps, hum) = (works.OnsetRateOfSelections(Taps(perSecond: 6)), works.OnsetRateOfSelections(Hum()));
        Assert.True(taps > hum + 1, $"Taps select {taps:0.0} onsets per second, a hum {hum:0.0}.");
    }

    private async Task<double[]> PitchHeightsAsync(params string[] paintings)
    {
        var heights = new List<double>();
        foreach (var painting in paintings)
        {
            heights.Add(await works.PitchHeightOfSelectionsAsync(painting));
        }

        return [.. heights];
    }

    private static float[] Taps(int perSecond)
    {
        var random = new Random(1);
        var sound = new float[4 * ISoundSource.SampleRate];
        for (var i = 0; i < sound.Length; i++)
        {
            var sinceTap = i % (ISoundSource.SampleRate / perSecond);
            sound[i] = 0.4f * MathF.Exp(-sinceTap / 160f) * (random.NextSingle() - 0.5f);
        }

        return sound;
    }

    private static float[] Hum() => [.. Enumerable.Range(0, 4 * ISoundSource.SampleRate)
        .Select(i => 0.05f * MathF.Sin(2 * MathF.PI * 100 * i / ISoundSource.SampleRate))];
}
