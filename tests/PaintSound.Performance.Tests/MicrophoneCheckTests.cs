using PaintSound.Core.Brush.Microphones;
using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Plates;

namespace PaintSound.Performance.Tests;

/// <summary>The check of the contact microphones on the setup page: levels, conditions and taps, on a simulated canvas.</summary>
public sealed class MicrophoneCheckTests
{
    private const int Rate = ISoundSource.SampleRate;
    private const float TapSeconds = 1.0f;
    private static readonly MicrophonePlace[] Corners = [new(.1f, .1f), new(.9f, .1f), new(.1f, .9f), new(.9f, .9f)];
    private static readonly MicrophoneLabel[] Labels = [.. Corners.Select((place, i) => new MicrophoneLabel(i + 1, i + 5, place))];
    private readonly FakeTimeProvider _time = new();
    private int _hum;

    public static TheoryData<string, MicrophoneCondition> Inputs => new()
    {
        { "hiss", MicrophoneCondition.Working },
        { "strokes", MicrophoneCondition.Working },
        { "tap", MicrophoneCondition.Working },
        { "soft hum", MicrophoneCondition.Working },
        { "rumble", MicrophoneCondition.Working },
        { "zeros", MicrophoneCondition.Silent },
        { "stuck", MicrophoneCondition.Silent },
        { "hum 50", MicrophoneCondition.Humming },
        { "hum 60", MicrophoneCondition.Humming },
        { "buzz 50", MicrophoneCondition.Humming },
        { "buzz 60", MicrophoneCondition.Humming },
        { "hum 50.1", MicrophoneCondition.Humming },
        { "hum and hiss", MicrophoneCondition.Humming },
        { "hum and strokes", MicrophoneCondition.Humming },
        { "loud", MicrophoneCondition.Clipping },
        { "not a number", MicrophoneCondition.Silent },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_microphone_is_judged_by_what_it_delivers(string kind, MicrophoneCondition expected)
    {
        var random = new Random(3);
        var monitor = new MicrophoneMonitor(1, _time);
        for (var i = 0; i < 4 * Rate; i += 160)
        {
            monitor.Process([.. Enumerable.Range(i, 160).Select(n => Sample(kind, n, random))], _time.GetTimestamp());
        }

        var reading = Assert.Single(monitor.Read());
        Assert.Equal(expected, reading.Condition);
        Assert.Equal(expected != MicrophoneCondition.Working, MicrophoneAdvice.IsWrong(reading));
    }

    [Fact]
    public void A_level_is_told_in_decibels_without_offset()
    {
        var monitor = new MicrophoneMonitor(1, _time);
        monitor.Process([.. Enumerable.Range(0, Rate).Select(n => 0.2f + (0.1f * MathF.Sin(MathF.Tau * 440 * n / Rate)))], _time.GetTimestamp());
        Assert.Equal(-23, monitor.Read()[0].LevelDb, 0.1);
        Assert.Equal(-10.5, monitor.Read()[0].PeakDb, 0.1);
    }

    [Fact]
    public void A_device_that_delivers_nothing_more_is_missing_and_a_copied_channel_is_named()
    {
        var random = new Random(1);
        var monitor = new MicrophoneMonitor(3, _time);
        Assert.All(monitor.Read(), reading => Assert.Equal(MicrophoneCondition.Missing, reading.Condition));
        var frames = new float[3 * Rate];
        for (var i = 0; i < frames.Length; i += 3)
        {
            (frames[i], frames[i + 1]) = (Noise(random), Noise(random));
            frames[i + 2] = frames[i + 1];
        }

        monitor.Process(frames, _time.GetTimestamp());
        Assert.Equal([MicrophoneCondition.Working, MicrophoneCondition.Working, MicrophoneCondition.Copy], monitor.Read().Select(reading => reading.Condition));
        Assert.Contains("the sound of microphone 2", MicrophoneAdvice.Describe(monitor.Read()[2]));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.All(monitor.Read(), reading => Assert.Equal(MicrophoneCondition.Missing, reading.Condition));
    }

    // Every order of the cables, on canvases of all kinds, with gains that differ, and taps of any strength about 5 cm from the microphone.
    [Theory]
    [InlineData(120, 0.2, 0.4, 1)]
    [InlineData(90, 0, 0.6, 1.5)]
    [InlineData(250, 0.1, 0.5, 0.7)]
    public void Taps_find_every_order_of_the_cables(double speed, double dispersion, double reflection, double aspect)
    {
        var plate = new SimulatedPlate(speed, dispersion, reflection) { Aspect = aspect };
        var random = new Random((int)speed);
        var (right, uncertain) = (0, 0);
        foreach (var count in new[] { 2, 3, 4 })
        {
            foreach (var order in Orders(count).Take(12))
            {
                var gains = order.Select(_ => (float)Math.Pow(10, ((12 * random.NextDouble()) - 6) / 20)).ToArray();
                var taps = Check(plate, Corners[..count], random, frame => Connect(frame, order, gains));
                Assert.Equal(TapState.Done, taps.State);
                var expected = order.Select((_, place) => (int?)Array.IndexOf(order, place));
                Assert.True(!taps.Result!.IsCertain || expected.SequenceEqual(taps.Result.Placed), $"certain but wrong: {string.Join(' ', order)}");
                (right, uncertain) = (right + (taps.Result.IsCertain ? 1 : 0), uncertain + (taps.Result.IsCertain ? 0 : 1));
            }
        }

        Assert.True(uncertain <= 1, $"{uncertain} of {right + uncertain} uncertain");
    }

    [Theory]
    [InlineData("right", "Every microphone is in its place.")]
    [InlineData("0 1", "The cables of microphone 1 (channel 5, top left) and microphone 2 (channel 6, top right) are exchanged. Exchange them, or their 'channel' in the show file.")]
    [InlineData("0 3", "The cables of microphone 1 (channel 5, top left) and microphone 4 (channel 8, bottom right) are exchanged.")]
    [InlineData("circle", "At the place of microphone 1 (channel 5, top left) is microphone 2 (channel 6, top right).")]
    [InlineData("dead 2", "Microphone 3 (channel 7, bottom left) heard no tap: its cable is dead, or its gain is down. The others are in their places.")]
    [InlineData("hum 1", "Microphone 2 (channel 6, top right) heard no tap: its cable is dead")]
    [InlineData("dead 2 and 0 1", "are exchanged")]
    [InlineData("0 3 and dead 0", "At the place of microphone 1 (channel 5, top left) is microphone 4 (channel 8, bottom right).")]
    [InlineData("copy", "The taps do not show which microphone is where.")]
    public void A_check_with_taps_says_what_to_do(string fault, string expected)
    {
        var taps = Check(new SimulatedPlate(), Corners, new Random(5), frame => Break(frame, fault));
        Assert.Contains(expected, MicrophoneAdvice.Describe(taps, Labels), StringComparison.Ordinal);
        Assert.Equal(fault != "right", MicrophoneAdvice.IsWrong(taps));
    }

    [Fact]
    public void A_tap_that_never_comes_ends_the_check()
    {
        var random = new Random(2);
        var monitor = new MicrophoneMonitor(2, _time);
        monitor.StartTaps();
        Assert.Equal("Tap once on the canvas beside microphone 1 (channel 5, top left).", MicrophoneAdvice.Describe(monitor.Taps, Labels));
        for (var second = 0; second < 21; second++)
        {
            monitor.Process([.. Enumerable.Range(0, 2 * Rate).Select(_ => Noise(random))], 0);
        }

        Assert.Equal(TapState.NotHeard, monitor.Taps.State);
        Assert.Contains("No tap beside microphone 1", MicrophoneAdvice.Describe(monitor.Taps, Labels));
    }

    [Theory]
    [InlineData(0.5f, 0.5f, "middle")]
    [InlineData(0.1f, 0.5f, "left")]
    [InlineData(0.5f, 0.9f, "bottom")]
    [InlineData(0.9f, 0.1f, "top right")]
    public void A_place_has_a_name(float x, float y, string expected) =>
        Assert.Equal($"microphone 1 (channel 1, {expected})", new MicrophoneLabel(1, 1, new(x, y)).ToString());

    [Fact]
    public void Nothing_is_allocated_for_sound()
    {
        var monitor = new MicrophoneMonitor(4, _time);
        var frames = new float[4 * 800];
        Assert.Equal(0, Allocation.OfSteady(() => monitor.Process(frames, 0)));
    }

    private static float Noise(Random random, float amplitude = 0.002f) => amplitude * ((2 * random.NextSingle()) - 1);

    private static float Sample(string kind, int n, Random random) => kind switch
    {
        "hiss" => Noise(random),
        "strokes" => Noise(random, n % 8000 < 5000 ? 0.3f : 0.001f),
        "tap" => Noise(random) + (n % 16000 is var at && at < 4000 ? 0.5f * MathF.Sin(MathF.Tau * 150 * at / Rate) * MathF.Exp(-at / 800f) : 0),
        "soft hum" => Noise(random, 0.0002f) + (0.001f * Tone(50, n)),
        "rumble" => Noise(random) + (0.1f * Tone(4, n)),
        "stuck" => 0.01f,
        "hum 50" => 0.02f * Tone(50, n),
        "hum 60" => 0.02f * Tone(60, n),
        "hum 50.1" => 0.02f * (Tone(50.1, n) + (0.5f * Tone(501, n))),
        "buzz 50" => Enumerable.Range(1, 30).Sum(harmonic => 0.01f * Tone(50 * harmonic, n)),
        "buzz 60" => Enumerable.Range(1, 20).Sum(harmonic => 0.01f * Tone(60 * harmonic, n)),
        "hum and hiss" => (0.02f * Tone(100, n)) + Noise(random, 0.01f),
        "hum and strokes" => (0.03f * Tone(50, n)) + Noise(random, n % 16000 < 5000 ? 0.3f : 0.001f),
        "loud" => Math.Clamp(Noise(random, n / Rate == 2 ? 3 : 0.01f), -1, 1),
        "not a number" => float.NaN,
        _ => 0,
    };

    private static float Tone(double hertz, int n) => (float)Math.Sin(Math.Tau * hertz * n / Rate);

    private static IEnumerable<int[]> Orders(int count, params int[] chosen) => chosen.Length == count
        ? [chosen]
        : Enumerable.Range(0, count).Except(chosen).SelectMany(next => Orders(count, [.. chosen, next]));

    // Channel i carries the microphone at place order[i].
    private static void Connect(Span<float> frame, int[] order, float[] gains)
    {
        var places = frame.ToArray();
        for (var i = 0; i < order.Length; i++)
        {
            frame[i] = gains[i] * places[order[i]];
        }
    }

    private void Break(Span<float> frame, string fault)
    {
        foreach (var one in fault.Split(" and "))
        {
            switch (one.Split(' '))
            {
                case ["dead", var dead]:
                    frame[int.Parse(dead)] = 0;
                    break;
                case ["hum", var hum]:
                    frame[int.Parse(hum)] = 0.1f * Tone(50, _hum++);
                    break;
                case ["circle"]:
                    (frame[0], frame[1], frame[2]) = (frame[2], frame[0], frame[1]);
                    break;
                case ["copy"]:
                    frame[1] = frame[0];
                    break;
                case [var first, var second]:
                    (frame[int.Parse(first)], frame[int.Parse(second)]) = (frame[int.Parse(second)], frame[int.Parse(first)]);
                    break;
            }
        }
    }

    private delegate void Cables(Span<float> frame);

    // A person starts the check, and taps beside every place in order.
    private TapProgress Check(SimulatedPlate plate, MicrophonePlace[] places, Random random, Cables cables)
    {
        var monitor = new MicrophoneMonitor(places.Length, _time);
        Play((float[])[.. Enumerable.Range(0, places.Length * Rate).Select(_ => Noise(random))]);
        monitor.StartTaps();
        foreach (var place in places)
        {
            var angle = random.NextDouble() * Math.Tau;
            var (x, y) = (place.X + (0.07 * Math.Cos(angle)), place.Y + (0.07 * Math.Sin(angle)));
            Play(plate.Render(Tap(random), x, y, places, random.Next()));
        }

        return monitor.Taps;

        void Play(float[] frames)
        {
            for (var i = 0; i < frames.Length; i += places.Length)
            {
                cables(frames.AsSpan(i, places.Length));
            }

            monitor.Process(frames, _time.GetTimestamp());
        }
    }

    // A fingertip: a click and a short thud.
    private static float[] Tap(Random random)
    {
        var (sound, strength) = (new float[(int)(TapSeconds * Rate)], 0.3f + (0.6f * random.NextSingle()));
        var start = (int)(0.72 * Rate) + random.Next(Rate / 10);
        for (var i = start; i < sound.Length; i++)
        {
            var seconds = (i - start) / (float)Rate;
            sound[i] = strength * (((2 * random.NextSingle()) - 1) * MathF.Exp(-seconds / 0.006f)) + (strength * MathF.Sin(MathF.Tau * 180 * seconds) * MathF.Exp(-seconds / 0.02f));
        }

        return sound;
    }
}
