using PaintSound.Core.Sources;

namespace PaintSound.Worker.Tests;

/// <summary>
/// The shipped networks, the simulated painter's works and the whole way from files to a ranking: what is chosen is not
/// arbitrary. Studio's works were in no training.
/// </summary>
[Collection(nameof(ShippedWorks))]
public sealed class ShippedChoiceTests(ShippedWorks works)
{
    [Theory]
    [InlineData("Night Wash", "Snow Light")]
    [InlineData("Deep Blue, Calm", "Fog")]
    [InlineData("Confetti on Black", "One Line")]
    public async Task A_dark_painting_is_answered_lower_than_a_light_one(string dark, string light)
    {
        var (low, high) = (await works.HeightOfAnswersAsync(dark), await works.HeightOfAnswersAsync(light));
        Assert.True(low < high - 1, $"{dark} is answered at {low:0.0} octaves above 55 Hz, {light} at {high:0.0}.");
    }

    [Fact]
    public void Quick_taps_are_answered_faster_than_a_hum()
    {
        var (taps, hum) = (works.OnsetRateOfAnswers(Taps(perSecond: 6)), works.OnsetRateOfAnswers(Hum()));
        Assert.True(taps > hum + 1, $"Taps are answered by {taps:0.0} onsets a second, a hum by {hum:0.0}.");
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
