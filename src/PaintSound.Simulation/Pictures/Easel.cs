using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>
/// A canvas with paint: colour, thickness and wetness of every pixel. Time only goes forward. The result at a time does not depend
/// on the steps before it.
/// </summary>
internal sealed class Easel
{
    /// <summary>Time constant of drying, in seconds: after it, the wetness is about a third.</summary>
    private const float DryingSeconds = 25;

    private readonly Ground _ground;
    private readonly float[] _colour;
    private readonly float[] _thickness;
    private readonly float[] _touchedAt;
    private int _touchedCount;

    /// <param name="side">Width and height in pixels.</param>
    /// <param name="primer">The colour of the ground.</param>
    /// <param name="seed">Seeds the unevenness of the ground.</param>
    public Easel(int side, Pigment primer, ulong seed)
    {
        Side = side;
        _ground = new Ground(side, primer, seed);
        _colour = new float[side * side * 3];
        _thickness = new float[side * side];
        _touchedAt = new float[side * side];
        Clear();
    }

    public int Side { get; }

    /// <summary>Share of the canvas that paint has touched, 0..1.</summary>
    public double Coverage => _touchedCount / (double)(Side * Side);

    /// <summary>Removes all paint.</summary>
    public void Clear()
    {
        for (var at = 0; at < _thickness.Length; at++)
        {
            var tint = (_ground.Mottle[at] - .5f) * .03f;
            _colour[at * 3] = _ground.Primer.R + tint;
            _colour[(at * 3) + 1] = _ground.Primer.G + tint;
            _colour[(at * 3) + 2] = _ground.Primer.B + tint;
        }

        Array.Clear(_thickness);
        Array.Fill(_touchedAt, float.NegativeInfinity);
        _touchedCount = 0;
    }

    /// <summary>Applies one bristle to one pixel.</summary>
    /// <param name="x">Column. Pixels outside the canvas are ignored.</param>
    /// <param name="y">Row. Pixels outside the canvas are ignored.</param>
    /// <param name="bristle">The bristle. It picks up wet paint.</param>
    /// <param name="mark">The mark of the tool.</param>
    /// <param name="pressure">Pressure, 0..1.</param>
    /// <param name="seconds">Time in seconds.</param>
    public void AddPaint(int x, int y, ref Bristle bristle, Mark mark, float pressure, float seconds)
    {
        if ((uint)x >= (uint)Side || (uint)y >= (uint)Side)
        {
            return;
        }

        var at = (y * Side) + x;
        var tooth = _ground.Tooth[at];

        // A full bristle under pressure reaches the valleys of the weave. A dry bristle with little pressure touches only its tops.
        var reach = bristle.Load + (.5f * pressure) - (mark.Rough * (1.15f - tooth));
        var contact = Math.Clamp(reach * 3, 0, 1);
        if (contact <= 0)
        {
            return;
        }

        var pool = mark.Body < .1f ? .55f + (.9f * _ground.Mottle[at]) : 1;
        var share = Math.Min(1, mark.Opacity * contact * bristle.Weight * pool);
        var wet = MathF.Exp((_touchedAt[at] - seconds) / DryingSeconds);
        var pixel = _colour.AsSpan(at * 3, 3);
        var take = mark.Pickup * wet * contact;
        var (r, g, b) = (pixel[0], pixel[1], pixel[2]);
        pixel[0] = r + ((bristle.Paint.R - r) * share);
        pixel[1] = g + ((bristle.Paint.G - g) * share);
        pixel[2] = b + ((bristle.Paint.B - b) * share);
        bristle.Paint = bristle.Paint.MixWith(new(r, g, b), take);
        _thickness[at] += ((mark.Body * bristle.Weight * (.6f + (.4f * bristle.Load))) - _thickness[at]) * .5f * contact;
        if (float.IsNegativeInfinity(_touchedAt[at]))
        {
            _touchedCount++;
        }

        _touchedAt[at] = seconds;
    }

    /// <summary>Removes paint from one pixel.</summary>
    /// <param name="x">Column. Pixels outside the canvas are ignored.</param>
    /// <param name="y">Row. Pixels outside the canvas are ignored.</param>
    /// <param name="bristle">A notch of the blade.</param>
    /// <param name="share">Share of the paint to remove, 0..1.</param>
    public void Scrape(int x, int y, in Bristle bristle, float share)
    {
        if ((uint)x >= (uint)Side || (uint)y >= (uint)Side)
        {
            return;
        }

        var at = (y * Side) + x;
        var bite = share * bristle.Weight * _ground.Tooth[at];
        var pixel = _colour.AsSpan(at * 3, 3);
        pixel[0] += (_ground.Primer.R - pixel[0]) * bite;
        pixel[1] += (_ground.Primer.G - pixel[1]) * bite;
        pixel[2] += (_ground.Primer.B - pixel[2]) * bite;
        _thickness[at] *= 1 - bite;
    }

    /// <summary>Renders the canvas with light from the upper left.</summary>
    /// <param name="rgb">Receives a square picture, row by row, three bytes per pixel.</param>
    /// <param name="size">Width and height in pixels. <see cref="Side"/> must be a multiple of it.</param>
    public void CopyTo(Span<byte> rgb, int size)
    {
        var block = Side / size;
        var scale = 255f / (block * block);
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var (r, g, b) = (0f, 0f, 0f);
                for (var v = y * block; v < (y + 1) * block; v++)
                {
                    for (var u = x * block; u < (x + 1) * block; u++)
                    {
                        var at = (v * Side) + u;
                        var light = LightAt(u, v);
                        r += Math.Clamp(_colour[at * 3] + light, 0, 1);
                        g += Math.Clamp(_colour[(at * 3) + 1] + light, 0, 1);
                        b += Math.Clamp(_colour[(at * 3) + 2] + light, 0, 1);
                    }
                }

                var to = ((y * size) + x) * 3;
                rgb[to] = (byte)((r * scale) + .5f);
                rgb[to + 1] = (byte)((g * scale) + .5f);
                rgb[to + 2] = (byte)((b * scale) + .5f);
            }
        }
    }

    private float LightAt(int x, int y)
    {
        var from = HeightAt(Math.Max(0, x - 1), Math.Max(0, y - 1));
        var to = HeightAt(Math.Min(Side - 1, x + 1), Math.Min(Side - 1, y + 1));
        return Math.Clamp((to - from) * .16f, -.16f, .16f);
    }

    /// <summary>Returns the height of the surface. Thick paint hides the weave.</summary>
    private float HeightAt(int x, int y)
    {
        var at = (y * Side) + x;
        return _thickness[at] + (_ground.Tooth[at] * .22f * (1 - Math.Min(1, _thickness[at])));
    }
}
