using PaintSound.Core.Sources;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>
/// Renders pictures of a session at any time. The same time always gives the same picture. Going forward is fast, going back
/// paints everything again. One thread at a time.
/// </summary>
public sealed class Camera
{
    /// <summary>The paint is computed at the size of a display frame, in pixels.</summary>
    private const int Side = DisplayFrame.Size;

    private static readonly Pigment Primer = Pigment.FromRgb(0xEDE7DA);

    private readonly PaintingSession _session;
    private readonly Conditions _conditions;
    private readonly Easel _easel;
    private readonly Arm _arm;
    private int _finishedStrokes;
    private Brushwork? _brushwork;
    private double _paintedSeconds;

    /// <param name="session">The simulated painting session.</param>
    /// <param name="conditions">Disturbances of the picture; default <see cref="Conditions.Studio"/>.</param>
    public Camera(PaintingSession session, Conditions? conditions = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        _session = session;
        _conditions = conditions ?? Conditions.Studio;
        _easel = new Easel(Side, Primer, (ulong)session.Seed);
        _arm = new Arm(session);
    }

    /// <summary>Renders the picture at a time.</summary>
    /// <param name="seconds">Seconds from the start of the session. After its end, the picture shows the finished painting.</param>
    /// <param name="rgb">Receives size x size pixels, row by row, three bytes each (R, G, B).</param>
    /// <param name="size">Width and height in pixels, of a frame or a display frame.</param>
    /// <exception cref="ArgumentException">The buffer is shorter than the picture.</exception>
    public void Capture(double seconds, Span<byte> rgb, int size = IFrameSource.Size)
    {
        var bytes = 3 * size * size;
        if (rgb.Length < bytes)
        {
            throw new ArgumentException($"A picture needs {bytes} bytes, but the buffer has {rgb.Length}.", nameof(rgb));
        }

        PaintTo(seconds);
        _easel.CopyTo(rgb, size);
        if (_conditions.HasArm)
        {
            _arm.Draw(rgb, size, seconds);
        }

        ApplyExposure(rgb[..bytes], seconds);
    }

    /// <summary>Returns the share of the canvas that paint has touched up to a time, 0..1. It never falls.</summary>
    /// <param name="seconds">Seconds from the start of the session.</param>
    public double CoverageAt(double seconds)
    {
        PaintTo(seconds);
        return _easel.Coverage;
    }

    private void PaintTo(double seconds)
    {
        if (seconds < _paintedSeconds)
        {
            _easel.Clear();
            (_finishedStrokes, _brushwork) = (0, null);
        }

        _paintedSeconds = seconds;
        while (_finishedStrokes < _session.Strokes.Count && _session.Strokes[_finishedStrokes].Start <= seconds)
        {
            _brushwork ??= new Brushwork(_session.Strokes[_finishedStrokes], _easel);
            if (!_brushwork.PaintTo(seconds))
            {
                return;
            }

            _brushwork = null;
            _finishedStrokes++;
        }
    }

    private void ApplyExposure(Span<byte> rgb, double seconds)
    {
        if (_conditions is { Drift: 0, Noise: 0 })
        {
            return;
        }

        // Two slow waves simulate daylight and automatic exposure. Red drifts less than blue.
        var drift = _conditions.Drift * (float)((.7 * Math.Sin(seconds * Math.Tau / 41)) + (.3 * Math.Sin(seconds * Math.Tau / 11)));
        var frameNumber = (ulong)Math.Round(seconds * 1000);
        var random = new SeededRandom(SeededRandom.Mix((ulong)_session.Seed, frameNumber));
        for (var i = 0; i < rgb.Length; i++)
        {
            var gain = 1 + (drift * (.85f + (.15f * (i % 3))));
            var grain = _conditions.Noise * 1.7f * random.NextWhite();
            rgb[i] = (byte)Math.Clamp((rgb[i] * gain) + grain + .5f, 0, 255);
        }
    }
}
