using PaintSound.Simulation.Instruments;
using PaintSound.Simulation.Music;
using PaintSound.Simulation.Pictures;

namespace PaintSound.Worker.Tests.Apart;

/// <summary>
/// Pictures and music that neither a network nor a library has met: the simulated painter's and composer's under other seeds, each
/// varied at random in what the published correspondences speak of: light, colour and detail here, height, pace and loudness there.
/// </summary>
internal static class HeldOut
{
    /// <summary>Width and height of the pictures in pixels.</summary>
    public const int Side = 224;

    /// <summary>Samples a second of the music.</summary>
    public const int Rate = StereoBuffer.Rate;

    /// <summary>Pictures, <see cref="Side"/> x <see cref="Side"/>, three bytes a pixel.</summary>
    public static byte[][] Pictures(int count, int seed)
    {
        var random = new Random(seed);
        var gallery = new Gallery(seed);
        var painted = Gallery.Paintings.Select(gallery.Paint).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => Vary(painted[i % painted.Length], random))];
    }

    /// <summary>Stretches of music, mono.</summary>
    public static float[][] Music(int count, double seconds, int seed)
    {
        var random = new Random(seed);
        var composer = new Composer(seed);
        var played = Composer.Pieces.Select(composer.Play).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => Vary(played[i % played.Length], seconds, random))];
    }

    // A part of the painting, its light and its colours bent, out of focus or not.
    private static byte[] Vary(byte[] painting, Random random)
    {
        var zoom = 1 + random.NextDouble();
        var (left, top) = (random.NextDouble() * (1 - (1 / zoom)), random.NextDouble() * (1 - (1 / zoom)));
        var gamma = Math.Pow(2, (2 * random.NextDouble()) - 1);
        var saturation = 1.6 * random.NextDouble();
        var blur = (int)(random.NextDouble() * random.NextDouble() * 24);
        var picture = new byte[Side * Side * 3];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var rgb = Mean(painting, At(left, x), At(top, y), blur);
                var grey = (0.299 * rgb[0]) + (0.587 * rgb[1]) + (0.114 * rgb[2]);
                for (var c = 0; c < 3; c++)
                {
                    var colour = Math.Clamp(grey + (saturation * (rgb[c] - grey)), 0, 255) / 255;
                    picture[(((y * Side) + x) * 3) + c] = (byte)Math.Round(255 * Math.Pow(colour, gamma));
                }
            }
        }

        return picture;

        int At(double start, int pixel) => (int)((start + ((pixel + 0.5) / Side / zoom)) * Gallery.Size);
    }

    private static double[] Mean(byte[] painting, int x, int y, int reach)
    {
        var (sum, count) = (new double[3], 0);
        var step = Math.Max(1, reach / 3);
        for (var v = y - reach; v <= y + reach; v += step)
        {
            for (var u = x - reach; u <= x + reach; u += step)
            {
                var n = ((Math.Clamp(v, 0, Gallery.Size - 1) * Gallery.Size) + Math.Clamp(u, 0, Gallery.Size - 1)) * 3;
                (sum[0], sum[1], sum[2]) = (sum[0] + painting[n], sum[1] + painting[n + 1], sum[2] + painting[n + 2]);
                count++;
            }
        }

        return [sum[0] / count, sum[1] / count, sum[2] / count];
    }

    // A stretch of the work, faster and higher or slower and lower, louder or softer.
    private static float[] Vary(StereoBuffer tape, double seconds, Random random)
    {
        var speed = Math.Pow(2, (2 * random.NextDouble()) - 1);
        var gain = Math.Pow(10, ((18 * random.NextDouble()) - 12) / 20);
        var length = (int)(seconds * Rate);
        var start = random.NextDouble() * tape.Length;
        var music = new float[length];
        for (var i = 0; i < length; i++)
        {
            var at = start + (i * speed);
            var (whole, part) = ((int)Math.Floor(at), (float)(at - Math.Floor(at)));
            music[i] = (float)Math.Clamp(gain * ((Sample(whole) * (1 - part)) + (Sample(whole + 1) * part)), -1, 1);
        }

        return music;

        float Sample(int index) => (tape.Left[index % tape.Length] + tape.Right[index % tape.Length]) / 2;
    }
}
