using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Plates;

namespace PaintSound.BrushEvaluation;

/// <summary>Where on the canvas: the error of the place, in canvas widths, on simulated plates.</summary>
internal static class PositionEvaluation
{
    private const int Rate = ISoundSource.SampleRate;
    private const int Touches = 60;
    private static readonly MicrophonePlace[] Corners = [new(.1f, .1f), new(.9f, .12f), new(.12f, .9f), new(.9f, .88f)];

    private static readonly (string, SimulatedPlate)[] Plates =
    [
        ("membrane", new(Dispersion: 0)), ("canvas", new()), ("stiff panel", new(Speed: 300, Dispersion: .5)), ("slack canvas", new(Speed: 70)),
        ("many reflections", new(Reflection: .7)), ("damped", new() { DampingDb = 12 }), ("noisy", new(NoiseDb: -45)), ("wide, 2:1", new() { Aspect = 2 }),
    ];

    public static void Run(TextWriter output)
    {
        output.WriteLine("microphones, plate: error of the place in canvas widths, median and 90th percentile; median confidence");
        foreach (var microphones in new[] { 2, 3, 4 })
        {
            foreach (var (name, plate) in Plates)
            {
                Write(output, $"{microphones}  {name}", Measure(plate, Corners[..microphones], Unchanged));
            }
        }

        var canvas = new SimulatedPlate();
        Write(output, "4  gains differ by up to 6 dB", Measure(canvas, Corners, (frames, _) => Scale(frames, 1, .5f, .7f, 1.4f)));
        Write(output, "4  one channel silent", Measure(canvas, Corners, (frames, _) => Scale(frames, 1, 1, 0, 1)));
        Write(output, "4  one channel hums", Measure(canvas, Corners, Hum));
        Write(output, "4  one channel hisses", Measure(canvas, Corners, Hiss));
        Write(output, "4  one channel crackles", Measure(canvas, Corners, Crackle));
        Write(output, "4  one channel a copy", Measure(canvas, Corners, Copy));
        Write(output, "4  two cables swapped, 1 and 2", Measure(canvas, Corners, (frames, _) => Swap(frames, 0, 1)));
        Write(output, "4  two cables swapped, 1 and 4", Measure(canvas, Corners, (frames, _) => Swap(frames, 0, 3)));
        Write(output, "3  two cables swapped, 1 and 2", Measure(canvas, Corners[..3], (frames, _) => Swap(frames, 0, 1, 3)));
    }

    private static void Write(TextWriter output, string name, PlacedTouch[] touches)
    {
        var errors = touches.Select(touch => touch.Error).Order().ToArray();
        var confidences = touches.Select(touch => touch.Confidence).Order().ToArray();
        output.WriteLine(FormattableString.Invariant(
            $"  {name,-34} {errors[errors.Length / 2]:0.000} {errors[errors.Length * 9 / 10]:0.000}  {confidences[confidences.Length / 2]:0.00} ({confidences[confidences.Length / 10]:0.00} to {confidences[confidences.Length * 9 / 10]:0.00})"));
    }

    /// <summary>Places touches and friction at random places.</summary>
    private static PlacedTouch[] Measure(SimulatedPlate plate, MicrophonePlace[] places, Action<float[], Random> change)
    {
        var random = new Random(17);
        var noise = new Random(18);
        var locator = new BrushLocator(places, plate.Aspect);
        var touches = new PlacedTouch[Touches];
        for (var touch = 0; touch < Touches; touch++)
        {
            var (x, y) = (.05 + (.9 * random.NextDouble()), .05 + (.9 * random.NextDouble()));
            var sound = new float[(int)(.3 * Rate)];
            var isTap = touch % 2 == 0;
            for (var i = 0; i < sound.Length - (.12 * Rate); i++)
            {
                sound[i + (int)(.12 * Rate)] = (isTap ? .3f * MathF.Exp(-i / (Rate * .004f)) : .08f) * (random.NextSingle() - .5f);
            }

            var frames = plate.Render(sound, x, y, places, touch);
            change(frames, noise);
            locator.Process(frames.AsSpan(0, (int)((.12 + BrushLocator.DelaySeconds) * Rate) * places.Length));
            var found = locator.Locate();
            touches[touch] = new PlacedTouch(Math.Sqrt(Math.Pow(found.X - x, 2) + Math.Pow((found.Y - y) / plate.Aspect, 2)), found.Confidence);
        }

        return touches;
    }

    private static void Unchanged(float[] frames, Random random)
    {
    }

    private static void Scale(float[] frames, params float[] gains)
    {
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] *= gains[i % gains.Length];
        }
    }

    private static void Hum(float[] frames, Random random)
    {
        for (var i = 2; i < frames.Length; i += 4)
        {
            var cycles = 50.0 * (i / 4) / Rate;
            frames[i] = (float)Enumerable.Range(1, 40).Sum(harmonic => .1 / harmonic * Math.Sin(harmonic * ((Math.Tau * cycles) + harmonic)));
        }
    }

    private static void Hiss(float[] frames, Random random)
    {
        for (var i = 2; i < frames.Length; i += 4)
        {
            frames[i] = .02f * (random.NextSingle() - .5f);
        }
    }

    // A loose plug: bursts that have nothing to do with the brush.
    private static void Crackle(float[] frames, Random random)
    {
        var level = 0f;
        for (var i = 2; i < frames.Length; i += 4)
        {
            level = random.Next(300) == 0 ? .2f : level * .99f;
            frames[i] = level * (random.NextSingle() - .5f);
        }
    }

    private static void Copy(float[] frames, Random random)
    {
        for (var i = 0; i < frames.Length; i += 4)
        {
            frames[i + 2] = frames[i + 1];
        }
    }

    private static void Swap(float[] frames, int first, int second, int channels = 4)
    {
        for (var i = 0; i < frames.Length; i += channels)
        {
            (frames[i + first], frames[i + second]) = (frames[i + second], frames[i + first]);
        }
    }

    private sealed record PlacedTouch(double Error, float Confidence);
}
