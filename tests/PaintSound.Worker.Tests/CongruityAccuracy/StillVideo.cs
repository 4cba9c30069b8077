using System.Text;

namespace PaintSound.Worker.Tests.Apart;

/// <summary>Writes a film of one picture that stands still, as YUV4MPEG2: a header, then every frame in three planes (ITU-R BT.601).</summary>
internal static class StillFilm
{
    /// <summary>Writes it.</summary>
    /// <param name="file">Its path; .y4m.</param>
    /// <param name="rgb"><see cref="HeldOut.Side"/> squared pixels, three bytes each.</param>
    /// <param name="seconds">How long it stands.</param>
    /// <param name="framesPerSecond">A whole number.</param>
    public static void Write(string file, byte[] rgb, int seconds, int framesPerSecond)
    {
        var planes = new byte[rgb.Length];
        var pixels = rgb.Length / 3;
        for (var i = 0; i < pixels; i++)
        {
            var (r, g, b) = (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]);
            planes[i] = (byte)Math.Round(16 + (0.257 * r) + (0.504 * g) + (0.098 * b));
            planes[pixels + i] = (byte)Math.Round(128 - (0.148 * r) - (0.291 * g) + (0.439 * b));
            planes[(2 * pixels) + i] = (byte)Math.Round(128 + (0.439 * r) - (0.368 * g) - (0.071 * b));
        }

        using var film = File.Create(file);
        film.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{HeldOut.Side} H{HeldOut.Side} F{framesPerSecond}:1 Ip A1:1 C444\n"));
        for (var frame = 0; frame < seconds * framesPerSecond; frame++)
        {
            film.Write("FRAME\n"u8);
            film.Write(planes);
        }
    }
}
