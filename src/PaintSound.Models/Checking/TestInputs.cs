using PaintSound.Core.Signal;
using PaintSound.Models.Manifests;

namespace PaintSound.Models.Checking;

/// <summary>Pictures and sounds that a network has to stand: everyday ones, and those at the ends of what a stage brings.</summary>
internal static class TestInputs
{
    private const int Second = 16_000;

    /// <summary>Pictures of RGB pixels.</summary>
    public static IReadOnlyList<TestInput<byte>> Pictures(ImageSettings image)
    {
        var random = new Random(1);
        TestInput<byte> Paint(string name, Func<double, double, (double R, double G, double B)> colour)
        {
            var rgb = new byte[image.Width * image.Height * 3];
            for (var i = 0; i < rgb.Length / 3; i++)
            {
                var (r, g, b) = colour((i % image.Width) / (double)image.Width, (i / image.Width) / (double)image.Height);
                (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = ((byte)(255 * r), (byte)(255 * g), (byte)(255 * b));
            }

            return new TestInput<byte>(name, rgb);
        }

        return
        [
            Paint("black", (_, _) => (0, 0, 0)),
            Paint("white", (_, _) => (1, 1, 1)),
            Paint("a blue that grows dark", (_, y) => (0.1, 0.2, 0.9 - (0.7 * y))),
            Paint("red and yellow stripes", (x, _) => (0.9, (int)(x * 12) % 2 * 0.8, 0.1)),
            Paint("a light disc on brown", (x, y) => Math.Pow(x - 0.5, 2) + Math.Pow(y - 0.5, 2) < 0.1 ? (0.9, 0.9, 0.8) : (0.4, 0.25, 0.1)),
            Paint("grain", (_, _) => (random.NextDouble(), random.NextDouble(), random.NextDouble())),
        ];
    }

    /// <summary>Four seconds each, as log-mel.</summary>
    public static IReadOnlyList<TestInput<float>> Sounds(MelSettings settings)
    {
        var random = new Random(2);
        TestInput<float> Play(string name, Func<int, double> sample)
        {
            var (mel, picture) = (new StreamingLogMel(settings), new float[settings.Bands * settings.Columns]);
            mel.Push([.. Enumerable.Range(0, 4 * Second).Select(n => (float)sample(n))]);
            mel.CopyTo(picture);
            return new TestInput<float>(name, picture);
        }

        double Noise() => (2 * random.NextDouble()) - 1;
        double Tone(int n, double hz) => Math.Sin(2 * Math.PI * hz * n / Second);
        return
        [
            Play("silence", _ => 0),
            Play("the loudest noise", _ => Noise() < 0 ? -1 : 1),
            Play("faint noise", _ => 0.001 * Noise()),
            Play("a hum", n => 0.1 * Tone(n, 100)),
            Play("a high chord", n => 0.1 * (Tone(n, 880) + Tone(n, 1109) + Tone(n, 1319))),
            Play("six taps a second", n => 0.5 * Math.Exp(-(n % (Second / 6)) / 160.0) * Noise()),
        ];
    }
}
