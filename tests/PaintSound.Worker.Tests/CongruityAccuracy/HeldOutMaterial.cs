using PaintSound.Simulation.Instruments;
using PaintSound.Simulation.Music;
using PaintSound.Simulation.Pictures;

namespace PaintSound.Worker.Tests.CongruityAccuracy;

/// <summary>
/// Pictures and music that are in no training and no library: works of the simulated painter and composer with other seeds. Each varies at
/// random in the qualities of the published correspondences: light, colour and detail of pictures; pitch height, pace and loudness of music.
/// </summary>
internal static class HeldOutMaterial
{
    /// <summary>Width and height of the pictures in pixels.</summary>
    public const int Side = 224;

    /// <summary>Sample rate of the music in Hz.</summary>
    public const int Rate = StereoBuffer.Rate;

    /// <summary>Creates pictures of <see cref="Side"/> x <see cref="Side"/> pixels, three bytes each.</summary>
    public static byte[][] Pictures(int count, int seed)
    {
        var random = new Random(seed);
        var gallery = new Gallery(seed);
        var paintings = Gallery.Paintings.Select(gallery.Paint).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => VaryPicture(paintings[i % paintings.Length], random))];
    }

    /// <summary>Creates excerpts of music, mono, -1..1.</summary>
    public static float[][] Music(int count, double seconds, int seed)
    {
        var random = new Random(seed);
        var composer = new Composer(seed);
        var works = Composer.Pieces.Select(composer.Play).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => VaryMusic(works[i % works.Length], seconds, random))];
    }

    // Takes a part of the painting, with random gamma, saturation and blur.
    private static byte[] VaryPicture(byte[] painting, Random random)
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

    private static double[] Mean(byte[] painting, int x, int y, int radius)
    {
        var (sum, count) = (new double[3], 0);
        var step = Math.Max(1, radius / 3);
        for (var v = y - radius; v <= y + radius; v += step)
        {
            for (var u = x - radius; u <= x + radius; u += step)
            {
                var n = ((Math.Clamp(v, 0, Gallery.Size - 1) * Gallery.Size) + Math.Clamp(u, 0, Gallery.Size - 1)) * 3;
                (sum[0], sum[1], sum[2]) = (sum[0] + painting[n], sum[1] + painting[n + 1], sum[2] + painting[n + 2]);
                count++;
            }
        }

        return [sum[0] / count, sum[1] / count, sum[2] / count];
    }

    // Takes a part of the work, with random speed (and with it pitch) and gain.
    private static float[] VaryMusic(StereoBuffer work, double seconds, Random random)
    {
        var speed = Math.Pow(2, (2 * random.NextDouble()) - 1);
        var gain = Math.Pow(10, ((18 * random.NextDouble()) - 12) / 20);
        var length = (int)(seconds * Rate);
        var start = random.NextDouble() * work.Length;
        var music = new float[length];
        for (var i = 0; i < length; i++)
        {
            var at = start + (i * speed);
            var (index, fraction) = ((int)Math.Floor(at), (float)(at - Math.Floor(at)));
            music[i] = (float)Math.Clamp(gain * ((Sample(index) * (1 - fraction)) + (Sample(index + 1) * fraction)), -1, 1);
        }

        return music;

        float Sample(int position) => (work.Left[position % work.Length] + work.Right[position % work.Length]) / 2;
    }
}
