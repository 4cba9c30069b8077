using PaintSound.Core.Sources;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Sounds;

/// <summary>What the contact microphone hears of one stroke: the knock, the rubbing, and the canvas ringing after.</summary>
internal static class StrokeSound
{
    /// <summary>The canvas rings on for so many seconds.</summary>
    public const double Tail = .3;

    private const int Rate = ISoundSource.SampleRate;

    /// <summary>Samples between two looks at speed and pressure (4 ms).</summary>
    private const int Look = 64;

    /// <summary>Modes of a stretched canvas about 60 cm wide: a membrane's ratios over 86 Hz.</summary>
    private static readonly double[] CanvasHertz = [86, 137, 184, 197, 253, 305];
    private static readonly double[] BladeHertz = [1730, 2910, 4480];

    /// <summary>The whole sound at 16 kHz, <see cref="Tail"/> included, from the stroke's start.</summary>
    public static float[] Of(Stroke stroke)
    {
        var friction = Friction.Of(stroke.Tool);
        var dice = new SeededRandom(stroke.Grain ^ 0x50554E44);
        var canvas = Array.ConvertAll(CanvasHertz, hertz => new Resonator(hertz, .16 * dice.Between(.8, 1.2), Rate));
        var blade = Array.ConvertAll(BladeHertz, hertz => new Resonator(hertz * dice.Between(.94, 1.06), .05, Rate));
        var band = default(BandFilter);
        var knockBand = default(BandFilter);
        knockBand.Tune(friction.TouchHertz, .7f, Rate);
        var length = (int)Math.Ceiling(stroke.Seconds * Rate);
        var sound = new float[length + (int)(Tail * Rate)];
        var (amplitude, grainRate, slipRate) = (0f, 0f, 0f);
        var (crumb, slip, slipped) = (0f, 0f, 1f);

        // Hairs let go at an uneven pace: a slow random swell under the rubbing.
        var swell = 0f;
        for (var i = 0; i < sound.Length; i++)
        {
            var share = i / (stroke.Seconds * Rate);
            if (i % Look == 0)
            {
                var speed = share < 1 ? stroke.SpeedAt(share) : 0;
                var press = share < 1 ? stroke.PressureAt(share) : 0;
                amplitude = friction.Level * MathF.Pow(press, .8f) * MathF.Pow(Math.Min(speed, 4), .7f);
                grainRate = (60 + (500 * speed)) / Rate;
                slipRate = friction.StickHertz * (.35f + speed) / Rate;
                swell = (.9f * swell) + (.14f * dice.White());
                band.Tune(friction.Hertz + (friction.HertzPerSpeed * speed), friction.Q, Rate);
            }

            crumb = dice.Unit() < grainRate ? dice.White() * 3 : crumb * .55f;
            slip += slipRate * (1 + (.5f * dice.White()));
            if (slip >= 1)
            {
                (slip, slipped) = (0, .6f + (.8f * (float)dice.Unit()));
            }

            // Stick: the force grows as the blade bends; slip: it lets go at once.
            var bent = slipped * ((slip * slip * 2) - .6f);
            var hair = dice.White();
            var rub = (hair * (1 - friction.Grain)) + (crumb * friction.Grain);
            rub = (rub * (1 - friction.Stick)) + (((bent * .8f) + (hair * Math.Max(0, bent) * 1.5f)) * friction.Stick);
            var force = amplitude * (1 + swell) * rub;
            var knock = Knock(i, stroke, friction, dice);
            var heard = (band.Band(force) * 1.6f) + knockBand.Band(knock);
            var ringing = 0f;
            foreach (ref var mode in canvas.AsSpan())
            {
                ringing += mode.Ring((force * .6f) + (knock * 1.6f));
            }

            var metal = 0f;
            foreach (ref var mode in blade.AsSpan())
            {
                metal += mode.Ring(force + (knock * .5f));
            }

            sound[i] = heard + (ringing * 1.5f) + (metal * 4 * friction.Blade);
        }

        return sound;
    }

    /// <summary>The tool comes down: a burst of 8 ms.</summary>
    private static float Knock(int i, Stroke stroke, Friction friction, SeededRandom dice)
    {
        var milliseconds = i * 1000f / Rate;
        if (milliseconds > 8)
        {
            return 0;
        }

        var burst = MathF.Min(1, milliseconds * 4) * MathF.Exp(-milliseconds / 1.8f);
        return friction.Touch * stroke.Pressure * burst * (.7f + (.6f * dice.White()));
    }
}
