using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Canvas;

/// <summary>
/// Simulates a painter in front of a camera with 4 frames per second: strokes grow under a hand that enters over the lower border, with a plain
/// sleeve and a soft shadow, and works on the spot for seconds. Exposure and white balance drift, and the sensor is noisy. The true painting is
/// available for every frame.
/// </summary>
internal sealed class CanvasScene
{
    public const int Size = IFrameSource.Size;
    public const int FramesPerSecond = 4;

    private const double StrokeSeconds = 9, AwaySeconds = 5;
    private static readonly (int R, int G, int B) Skin = (224, 168, 140), Sleeve = (38, 40, 52);
    private static readonly (int R, int G, int B)[] Paints = [(180, 40, 30), (30, 90, 60), (40, 60, 190), (235, 200, 30), (120, 30, 130), (20, 150, 170)];

    private readonly Random _random;
    private readonly (double X, double Y, double Dx, double Dy)[] _strokes;
    private readonly byte[] _noiseA = new byte[IFrameSource.FrameBytes], _noiseB = new byte[IFrameSource.FrameBytes];

    public CanvasScene(int seed, int strokeCount)
    {
        _random = new Random(seed);
        _strokes = [.. Enumerable.Range(0, strokeCount).Select(_ =>
            (40 + 140 * _random.NextDouble(), 40 + 100 * _random.NextDouble(), 60 * (_random.NextDouble() - 0.5), 40 * (_random.NextDouble() - 0.5)))];
        for (var n = 0; n < Size * Size; n++)
        {
            // Linen: warm white with a weave pattern.
            var weave = (n % Size % 4 < 2) == (n / Size % 4 < 2) ? 4 : -4;
            (Truth[3 * n], Truth[3 * n + 1], Truth[3 * n + 2]) = ((byte)(214 + weave), (byte)(208 + weave), (byte)(192 + weave));
        }

        Past.Add([.. Truth]);
    }

    /// <summary>The painting without hand and noise.</summary>
    public byte[] Truth { get; } = new byte[IFrameSource.FrameBytes];

    /// <summary>The painting after each stroke; the first entry is the blank canvas.</summary>
    public List<byte[]> Past { get; } = [];

    public byte[] Frame { get; } = new byte[IFrameSource.FrameBytes];

    public double Drift { get; init; } = 0.15;

    public int Frames => (int)((4 + _strokes.Length * (StrokeSeconds + AwaySeconds)) * FramesPerSecond);

    /// <summary>Counts the pixels of a picture with a colour that the painting never had in that place.</summary>
    public int CountForeign(byte[] picture, int tolerance)
    {
        var foreign = 0;
        for (var n = 0; n < picture.Length; n += 3)
        {
            var nearest = Distance(picture, Truth, n);
            for (var k = 0; k < Past.Count && nearest > tolerance; k++)
            {
                nearest = Math.Min(nearest, Distance(picture, Past[k], n));
            }

            foreign += nearest > tolerance ? 1 : 0;
        }

        return foreign;
    }

    public void Advance(int frame)
    {
        var t = (double)frame / FramesPerSecond - 4;
        var stroke = (int)Math.Floor(t / (StrokeSeconds + AwaySeconds));
        var inStroke = t - stroke * (StrokeSeconds + AwaySeconds);
        (double X, double Y)? tip = null;
        if (t >= 0 && stroke < _strokes.Length && inStroke < StrokeSeconds)
        {
            var path = _strokes[stroke];
            var done = inStroke / StrokeSeconds;
            tip = (path.X + done * path.Dx + 1.5 * Math.Sin(9 * t), path.Y + done * path.Dy + Math.Cos(7 * t));
            Paint(tip.Value.X, tip.Value.Y, Paints[stroke % Paints.Length]);
        }
        else if (t >= 0 && Past.Count <= stroke + 1)
        {
            Past.Add([.. Truth]);
        }

        CaptureFrame(t, tip);
    }

    private static int Distance(byte[] a, byte[] b, int n) =>
        Math.Max(Math.Abs(a[n] - b[n]), Math.Max(Math.Abs(a[n + 1] - b[n + 1]), Math.Abs(a[n + 2] - b[n + 2])));

    private void Paint(double x, double y, (int R, int G, int B) colour)
    {
        for (var py = (int)Math.Max(0, y - 9); py < Math.Min(Size, y + 9); py++)
        {
            for (var px = (int)Math.Max(0, x - 9); px < Math.Min(Size, x + 9); px++)
            {
                if ((px - x) * (px - x) + (py - y) * (py - y) < 64)
                {
                    var n = 3 * (py * Size + px);
                    (Truth[n], Truth[n + 1], Truth[n + 2]) = ((byte)colour.R, (byte)colour.G, (byte)colour.B);
                }
            }
        }
    }

    // The arm is a capsule from the tip down to the border: skin for the first 40 pixels, then sleeve. The shadow is a wider one to the right.
    private void CaptureFrame(double t, (double X, double Y)? tip)
    {
        _random.NextBytes(_noiseA);
        _random.NextBytes(_noiseB);
        // The settled picture keeps the exposure of the first frame.
        var gains = new[] { 0, 0.3, -0.2 }.Select(phase => 1 + Drift * (Math.Sin(0.11 * (t + 4) + phase) - Math.Sin(phase))).ToArray();
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var n = 3 * (y * Size + x);
                var (r, g, b) = ((double)Truth[n], (double)Truth[n + 1], (double)Truth[n + 2]);
                if (tip is { } hand)
                {
                    var along = y - hand.Y;
                    var across = Math.Abs(x - hand.X - 0.35 * along);
                    var shadow = 1 - 0.35 * Math.Clamp((34 - Math.Abs(x - hand.X - 0.35 * along - 22)) / 12, 0, 1) * Math.Clamp((along + 10) / 12, 0, 1);
                    (r, g, b) = (r * shadow, g * shadow, b * shadow);
                    if (along > 0 && across < Math.Min(22, 5 + along / 2))
                    {
                        (r, g, b) = along < 40 ? Skin : Sleeve;
                    }
                }

                Frame[n] = AddNoise(r * gains[0], n);
                Frame[n + 1] = AddNoise(g * gains[1], n + 1);
                Frame[n + 2] = AddNoise(b * gains[2], n + 2);
            }
        }
    }

    private byte AddNoise(double value, int n) => (byte)Math.Clamp(Math.Round(value + (_noiseA[n] + _noiseB[n] - 255) / 60.0), 0, 255);
}
