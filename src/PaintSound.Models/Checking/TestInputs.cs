using PaintSound.Core.Signal;
using PaintSound.Models.Manifests;

namespace PaintSound.Models.Checking;

/// <summary>Test pictures and test sounds: typical ones and extreme ones.</summary>
internal static class TestInputs
{
    private const int SampleRate = 16_000;

    /// <summary>Creates test pictures of RGB pixels.</summary>
    public static IReadOnlyList<TestInput<byte>> CreatePictures(ImageSettings image)
    {
        var random = new Random(1);
        TestInput<byte> CreatePicture(string name, Func<double, double, (double R, double G, double B)> colour)
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
            CreatePicture("black", (_, _) => (0, 0, 0)),
            CreatePicture("white", (_, _) => (1, 1, 1)),
            CreatePicture("a blue that grows dark", (_, y) => (0.1, 0.2, 0.9 - (0.7 * y))),
            CreatePicture("red and yellow stripes", (x, _) => (0.9, (int)(x * 12) % 2 * 0.8, 0.1)),
            CreatePicture("a light disc on brown", (x, y) => Math.Pow(x - 0.5, 2) + Math.Pow(y - 0.5, 2) < 0.1 ? (0.9, 0.9, 0.8) : (0.4, 0.25, 0.1)),
            CreatePicture("grain", (_, _) => (random.NextDouble(), random.NextDouble(), random.NextDouble())),
        ];
    }

    /// <summary>Creates test sounds of 4 s each, as log-mel.</summary>
    public static IReadOnlyList<TestInput<float>> CreateSounds(MelSettings settings)
    {
        var random = new Random(2);
        TestInput<float> CreateSound(string name, Func<int, double> sample)
        {
            var (mel, values) = (new StreamingLogMel(settings), new float[settings.Bands * settings.Columns]);
            mel.Push([.. Enumerable.Range(0, 4 * SampleRate).Select(n => (float)sample(n))]);
            mel.CopyTo(values);
            return new TestInput<float>(name, values);
        }

        double Noise() => (2 * random.NextDouble()) - 1;
        double Tone(int n, double hz) => Math.Sin(2 * Math.PI * hz * n / SampleRate);
        return
        [
            CreateSound("silence", _ => 0),
            CreateSound("the loudest noise", _ => Noise() < 0 ? -1 : 1),
            CreateSound("faint noise", _ => 0.001 * Noise()),
            CreateSound("a hum", n => 0.1 * Tone(n, 100)),
            CreateSound("a high chord", n => 0.1 * (Tone(n, 880) + Tone(n, 1109) + Tone(n, 1319))),
            CreateSound("six taps a second", n => 0.5 * Math.Exp(-(n % (SampleRate / 6)) / 160.0) * Noise()),
        ];
    }
}
