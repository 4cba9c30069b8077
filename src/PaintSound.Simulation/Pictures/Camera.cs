using PaintSound.Core.Sources;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>
/// Pictures of a sitting at any time. The same time gives the same picture, whatever was asked for before; going forward is quick,
/// going back paints everything again. For one thread at a time.
/// </summary>
public sealed class Camera
{
    /// <summary>The paint is worked out at the edge of a close-up.</summary>
    private const int Side = DisplayFrame.Size;

    private static readonly Pigment Primer = Pigment.Of(0xEDE7DA);

    private readonly PaintingSession _sitting;
    private readonly Conditions _conditions;
    private readonly Easel _easel;
    private readonly Arm _arm;
    private int _finished;
    private Brushwork? _work;
    private double _painted;

    /// <param name="sitting">What is painted.</param>
    /// <param name="conditions">What is in the way; <see cref="Conditions.Studio"/> unless given.</param>
    public Camera(PaintingSession sitting, Conditions? conditions = null)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        _sitting = sitting;
        _conditions = conditions ?? Conditions.Studio;
        _easel = new Easel(Side, Primer, (ulong)sitting.Seed);
        _arm = new Arm(sitting);
    }

    /// <summary>Takes the picture of a moment.</summary>
    /// <param name="seconds">Seconds from the beginning of the sitting; after its end the finished painting is seen.</param>
    /// <param name="rgb">Receives size x size pixels, row by row, three bytes each (R, G, B).</param>
    /// <param name="size">Pixels along an edge: a frame's or a close-up's.</param>
    /// <exception cref="ArgumentException">The buffer is shorter than the picture.</exception>
    public void Capture(double seconds, Span<byte> rgb, int size = IFrameSource.Size)
    {
        var bytes = 3 * size * size;
        if (rgb.Length < bytes)
        {
            throw new ArgumentException($"A picture has {bytes} bytes, the buffer only {rgb.Length}.", nameof(rgb));
        }

        PaintTo(seconds);
        _easel.CopyTo(rgb, size);
        if (_conditions.Hand)
        {
            _arm.Cover(rgb, size, seconds);
        }

        Expose(rgb[..bytes], seconds);
    }

    /// <summary>Share of the canvas that paint has touched by a time, 0..1; it never falls.</summary>
    /// <param name="seconds">Seconds from the beginning of the sitting.</param>
    public double CoverageAt(double seconds)
    {
        PaintTo(seconds);
        return _easel.Coverage;
    }

    private void PaintTo(double seconds)
    {
        if (seconds < _painted)
        {
            _easel.Clear();
            (_finished, _work) = (0, null);
        }

        _painted = seconds;
        while (_finished < _sitting.Strokes.Count && _sitting.Strokes[_finished].Start <= seconds)
        {
            _work ??= new Brushwork(_sitting.Strokes[_finished], _easel);
            if (!_work.PaintTo(seconds))
            {
                return;
            }

            _work = null;
            _finished++;
        }
    }

    private void Expose(Span<byte> rgb, double seconds)
    {
        if (_conditions is { Drift: 0, Noise: 0 })
        {
            return;
        }

        // Two slow waves that never meet: daylight, and the camera's own search for an exposure. Red drifts less than blue.
        var drift = _conditions.Drift * (float)((.7 * Math.Sin(seconds * Math.Tau / 41)) + (.3 * Math.Sin(seconds * Math.Tau / 11)));
        var noise = (ulong)Math.Round(seconds * 1000);
        var throws = new SeededRandom(SeededRandom.Mix((ulong)_sitting.Seed, noise));
        for (var i = 0; i < rgb.Length; i++)
        {
            var gain = 1 + (drift * (.85f + (.15f * (i % 3))));
            var grain = _conditions.Noise * 1.7f * throws.White();
            rgb[i] = (byte)Math.Clamp((rgb[i] * gain) + grain + .5f, 0, 255);
        }
    }
}
