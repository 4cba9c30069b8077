using PaintSound.Core.Sources;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Sounds;

/// <summary>Synthesises the sound of one stroke: the knock, the friction, and the ringing of the canvas.</summary>
internal static class StrokeSound
{
    /// <summary>Seconds that the canvas rings after the stroke.</summary>
    public const double Tail = .3;

    private const int Rate = ISoundSource.SampleRate;

    /// <summary>Samples between two updates of speed and pressure (4 ms).</summary>
    private const int ControlInterval = 64;

    /// <summary>Resonances of a stretched canvas about 60 cm wide, in Hz: the ratios of a membrane over 86 Hz.</summary>
    private static readonly double[] CanvasHertz = [86, 137, 184, 197, 253, 305];
    private static readonly double[] BladeHertz = [1730, 2910, 4480];

    /// <summary>Returns the whole sound at 16 kHz from the start of the stroke, including <see cref="Tail"/>.</summary>
    public static float[] Synthesise(Stroke stroke)
    {
        var friction = Friction.ForTool(stroke.Tool);
        var random = new SeededRandom(stroke.Grain ^ 0x50554E44);
        var canvas = Array.ConvertAll(CanvasHertz, hertz => new Resonator(hertz, .16 * random.NextBetween(.8, 1.2), Rate));
        var blade = Array.ConvertAll(BladeHertz, hertz => new Resonator(hertz * random.NextBetween(.94, 1.06), .05, Rate));
        var band = default(BandFilter);
        var knockBand = default(BandFilter);
        knockBand.Tune(friction.TouchHertz, .7f, Rate);
        var length = (int)Math.Ceiling(stroke.Seconds * Rate);
        var sound = new float[length + (int)(Tail * Rate)];
        var (amplitude, grainRate, slipRate) = (0f, 0f, 0f);
        var (crumb, slip, slipped) = (0f, 0f, 1f);

        // A slow random change of the friction, because hairs slip at an uneven rate.
        var swell = 0f;
        for (var i = 0; i < sound.Length; i++)
        {
            var share = i / (stroke.Seconds * Rate);
            if (i % ControlInterval == 0)
            {
                var speed = share < 1 ? stroke.SpeedAt(share) : 0;
                var pressure = share < 1 ? stroke.PressureAt(share) : 0;
                amplitude = friction.Level * MathF.Pow(pressure, .8f) * MathF.Pow(Math.Min(speed, 4), .7f);
                grainRate = (60 + (500 * speed)) / Rate;
                slipRate = friction.StickHertz * (.35f + speed) / Rate;
                swell = (.9f * swell) + (.14f * random.NextWhite());
                band.Tune(friction.Hertz + (friction.HertzPerSpeed * speed), friction.Q, Rate);
            }

            crumb = random.NextDouble() < grainRate ? random.NextWhite() * 3 : crumb * .55f;
            slip += slipRate * (1 + (.5f * random.NextWhite()));
            if (slip >= 1)
            {
                (slip, slipped) = (0, .6f + (.8f * (float)random.NextDouble()));
            }

            // Stick: the force grows as the blade bends. Slip: the blade is released at once.
            var bent = slipped * ((slip * slip * 2) - .6f);
            var hair = random.NextWhite();
            var rubbing = (hair * (1 - friction.Grain)) + (crumb * friction.Grain);
            rubbing = (rubbing * (1 - friction.Stick)) + (((bent * .8f) + (hair * Math.Max(0, bent) * 1.5f)) * friction.Stick);
            var force = amplitude * (1 + swell) * rubbing;
            var knock = KnockAt(i, stroke, friction, random);
            var direct = (band.Process(force) * 1.6f) + knockBand.Process(knock);
            var ringing = 0f;
            foreach (ref var mode in canvas.AsSpan())
            {
                ringing += mode.Process((force * .6f) + (knock * 1.6f));
            }

            var metal = 0f;
            foreach (ref var mode in blade.AsSpan())
            {
                metal += mode.Process(force + (knock * .5f));
            }

            sound[i] = direct + (ringing * 1.5f) + (metal * 4 * friction.Blade);
        }

        return sound;
    }

    /// <summary>The knock when the tool touches the canvas: a burst of 8 ms.</summary>
    private static float KnockAt(int i, Stroke stroke, Friction friction, SeededRandom random)
    {
        var milliseconds = i * 1000f / Rate;
        if (milliseconds > 8)
        {
            return 0;
        }

        var burst = MathF.Min(1, milliseconds * 4) * MathF.Exp(-milliseconds / 1.8f);
        return friction.Touch * stroke.Pressure * burst * (.7f + (.6f * random.NextWhite()));
    }
}
