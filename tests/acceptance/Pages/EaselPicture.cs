using System.Globalization;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The picture of a camera: an easel with a canvas that is half painted, in a room.</summary>
internal static class EaselPicture
{
    /// <summary>The name of the file.</summary>
    public const string Name = "camera.png";

    /// <summary>The size of the picture, and the canvas of an easel that was not moved, in pixels.</summary>
    public const int Width = 1280, Height = 720, Left = 310, Top = 120, CanvasWidth = 520, CanvasHeight = 440;

    // In pixels of the canvas; the later ones are above the earlier ones.
    private static readonly PaintedBox[] Paint =
    [
        new(0, 0, CanvasWidth, CanvasHeight, 0xf0ece2), new(60, 60, 180, 120, 0x2f5a8c), new(140, 150, 260, 60, 0xb8402c), new(80, 260, 120, 130, 0xd9a520),
    ];

    /// <summary>Writes the file. It is replaced at once, so a camera that shows it never sees half of it.</summary>
    /// <param name="folder">Receives the file.</param>
    /// <param name="x">How far the easel was moved to the right, in pixels.</param>
    /// <param name="y">How far the canvas was moved down.</param>
    public static async Task WriteAsync(TemporaryFolder folder, int x, int y)
    {
        string[] room =
        [
            $"color=0x77716a:{Width}x{Height}:d=0.1", Draw(new(0, 610, Width, 110, 0x4a3f36)), Draw(new(930, 90, 180, 260, 0x5c6f66)),
            Draw(new(560 + x, 40, 22, 680, 0x8a6a45)), Draw(new(330 + x, 560 + y, 480, 20, 0x8a6a45)),
            .. Paint.Select(box => Draw(box with { X = Left + x + box.X, Y = Top + y + box.Y })), "gblur=0.8", "noise=c0s=5:c0f=u",
        ];
        await ChildProcess.RunAsync("ffmpeg", "ffmpeg", "-y", "-v", "error", "-f", "lavfi", "-i", string.Join(',', room), "-frames:v", "1", folder["next.png"]);
        File.Move(folder["next.png"], folder[Name], overwrite: true);
    }

    /// <summary>True if a pixel of the rectified canvas clearly differs from the paint.</summary>
    /// <param name="rgb">The canvas between its corners, three bytes a pixel.</param>
    /// <param name="size">Its width and height in pixels.</param>
    /// <param name="pixel">The index of the pixel.</param>
    public static bool IsDifferent(byte[] rgb, int size, int pixel)
    {
        var (x, y) = ((pixel % size + 0.5) / size * CanvasWidth, (pixel / size + 0.5) / size * CanvasHeight);
        var painted = Paint.Last(box => x >= box.X && x < box.X + box.Width && y >= box.Y && y < box.Y + box.Height).Rgb;
        return Enumerable.Range(0, 3).Any(channel => Math.Abs(rgb[(3 * pixel) + channel] - ((painted >> (16 - (8 * channel))) & 255)) > 60);
    }

    private static string Draw(PaintedBox box) =>
        string.Create(CultureInfo.InvariantCulture, $"drawbox={box.X}:{box.Y}:{box.Width}:{box.Height}:0x{box.Rgb:x6}:fill");

    private sealed record PaintedBox(int X, int Y, int Width, int Height, int Rgb);
}
