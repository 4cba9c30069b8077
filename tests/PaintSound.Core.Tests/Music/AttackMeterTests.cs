using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Music;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Music;

public class AttackMeterTests
{
    private const int Rate = ISoundSource.SampleRate;

    // A note that rises evenly has nine tenths less one tenth of its rise.
    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(600)]
    [InlineData(1000)]
    public void A_rise_is_measured(int milliseconds)
    {
        var attack = Measure(Note(4, begin: 0.2, rise: milliseconds / 1000.0, hertz: 440));
        Assert.InRange(attack, (0.8 * milliseconds) - 6, (0.8 * milliseconds) + 8);
    }

    [Theory]
    [InlineData(110)]
    [InlineData(440)]
    [InlineData(3000)]
    public void A_hit_is_as_short_as_the_window(double hertz) => Assert.InRange(Measure(Note(4, begin: 0.5, rise: 0, hertz)), 2, 12);

    [Fact]
    public void A_note_that_decays_has_the_attack_of_its_beginning()
    {
        var note = Note(4, begin: 1, rise: 0.05, hertz: 330);
        for (var i = Rate; i < note.Length; i++)
        {
            note[i] *= MathF.Exp(-(i - Rate) / (0.8f * Rate));
        }

        Assert.InRange(Measure(note), 30, 48);
    }

    [Fact]
    public void The_loudest_note_counts()
    {
        var sound = Note(4, begin: 0.1, rise: 0.4, hertz: 440, until: 1.5, level: 0.1).Zip(Note(4, begin: 2, rise: 0.02, hertz: 660, level: 0.6), (a, b) => a + b).ToArray();
        Assert.InRange(Measure(sound), 10, 25);
    }

    [Fact]
    public void Silence_a_drone_and_noise_have_none()
    {
        var random = new System.Random(1);
        Assert.True(float.IsNaN(Measure(new float[5 * Rate])));
        AttackMeter drone = new();
        drone.Push([.. Enumerable.Range(0, 12 * Rate).Select(i => 0.3f * MathF.Sin(i * 0.2f))]);
        Assert.True(float.IsNaN(drone.GetAttackMs(4)));
        AttackMeter noise = new();
        noise.Push([.. Enumerable.Range(0, 12 * Rate).Select(_ => random.NextSingle() - 0.5f)]);
        Assert.True(float.IsNaN(noise.GetAttackMs(4)));
    }

    [Property(MaxTest = 30)]
    public bool It_does_not_depend_on_the_level_or_on_blocks(PositiveInt block, int seed)
    {
        var random = new System.Random(seed);
        var sound = Note(4, begin: random.NextDouble(), rise: 0.3 * random.NextDouble(), hertz: 200 + (2000 * random.NextDouble()));
        AttackMeter softer = new();
        foreach (var part in sound.Select(sample => sample / 4).Chunk(1 + (block.Get % 5000)))
        {
            softer.Push(part);
        }

        return Math.Abs(softer.GetAttackMs(0) - Measure(sound)) < 0.1;
    }

    [Property(MaxTest = 50)]
    public bool Any_sound_has_an_attack_of_at_most_a_second_or_none(int seed, NonNegativeInt start)
    {
        var random = new System.Random(seed);
        AttackMeter meter = new();
        meter.Push([.. Enumerable.Range(0, random.Next(1, 6 * Rate)).Select(i => (random.NextSingle() - 0.5f) * MathF.Abs(MathF.Sin(i * random.Next(1, 3) * 1e-4f)))]);
        var attack = meter.GetAttackMs(start.Get % 8 * 0.5);
        return float.IsNaN(attack) || attack is >= 0 and <= 1005;
    }

    private static float Measure(float[] sound)
    {
        AttackMeter meter = new();
        meter.Push(sound);
        return meter.GetAttackMs(0);
    }

    private static float[] Note(double seconds, double begin, double rise, double hertz, double until = double.MaxValue, double level = 0.5) =>
    [
        .. Enumerable.Range(0, (int)(seconds * Rate)).Select(i => (float)(level * Math.Sin(2 * Math.PI * hertz * i / Rate)
            * (i < begin * Rate || i > until * Rate ? 0 : rise == 0 ? 1 : Math.Min(1, ((i / (double)Rate) - begin) / rise)))),
    ];
}
