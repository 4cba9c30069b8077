namespace PaintSound.Evaluation.Canvas;

/// <summary>The light on the canvas and the exposure of the camera, as gains of the encoded values; 1 until the disturbance begins.</summary>
internal static class StageLight
{
    /// <summary>Steady light.</summary>
    public static float Steady(double seconds, int channel, float x, float y) => 1;

    /// <summary>Daylight and automatic exposure that drift by 6 %, as in <see cref="Simulation.Pictures.Conditions.Studio"/>.</summary>
    public static float Drift(double seconds, int channel, float x, float y)
    {
        var drift = .06 * ((.7 * Math.Sin(seconds * Math.Tau / 41)) + (.3 * Math.Sin(seconds * Math.Tau / 11)));
        return (float)(1 + (drift * (.85 + (.15 * channel))));
    }

    /// <summary>A lamp on the mains and a rolling shutter: the whole picture beats by 4 %, and bands of 2 % run through it.</summary>
    public static float Flicker(double seconds, int channel, float x, float y) =>
        (float)(1 + (.04 * Math.Sin(seconds * Math.Tau * 3.1)) + (.02 * Math.Sin(Math.Tau * ((seconds * 1.7) + (2 * y)))));

    /// <summary>A cloud passes from 12 s to 42 s: 35 % darker, a little bluer, within 6 s.</summary>
    public static float Cloud(double seconds, int channel, float x, float y) =>
        1 - (Between(seconds, 12, 42, 6) * (.35f - (.03f * channel)));

    /// <summary>A stage light goes blue within 2 s at 12 s, and back at 42 s.</summary>
    public static float Blue(double seconds, int channel, float x, float y) =>
        1 + (Between(seconds, 12, 42, 2) * (channel switch { 0 => -.4f, 1 => -.25f, _ => -.02f }));

    /// <summary>The blue light from the left side: the left border takes all of it, the right border half of it.</summary>
    public static float BlueFromTheLeft(double seconds, int channel, float x, float y) =>
        1 + ((Blue(seconds, channel, x, y) - 1) * (1 - (.5f * x)));

    /// <summary>Returns 0 before, 1 between two times, with smooth transitions.</summary>
    public static float Between(double seconds, double from, double to, double transition)
    {
        var t = Math.Clamp(Math.Min((seconds - from) / transition, (to + transition - seconds) / transition), 0, 1);
        return (float)(t * t * (3 - (2 * t)));
    }
}
