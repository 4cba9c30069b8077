using System.Text;

namespace PaintSound.Worker.Tests.CongruityAccuracy;

/// <summary>Writes a video of one still picture as YUV4MPEG2: a header, then every frame in three planes (ITU-R BT.601).</summary>
internal static class StillVideo
{
    /// <summary>Writes the file.</summary>
    /// <param name="file">Path of the file, with the extension .y4m.</param>
    /// <param name="rgb"><see cref="HeldOutMaterial.Side"/> squared pixels, three bytes each.</param>
    /// <param name="seconds">Length of the video in seconds.</param>
    /// <param name="framesPerSecond">The frame rate.</param>
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

        using var video = File.Create(file);
        video.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{HeldOutMaterial.Side} H{HeldOutMaterial.Side} F{framesPerSecond}:1 Ip A1:1 C444\n"));
        for (var frame = 0; frame < seconds * framesPerSecond; frame++)
        {
            video.Write("FRAME\n"u8);
            video.Write(planes);
        }
    }
}
