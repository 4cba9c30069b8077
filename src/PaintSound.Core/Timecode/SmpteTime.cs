using System.Globalization;

namespace PaintSound.Core.Timecode;

/// <summary>The number of a frame (SMPTE ST 12-1): hours 0 to 23, minutes, seconds and frames.</summary>
/// <param name="Hours">0 to 23.</param>
/// <param name="Minutes">0 to 59.</param>
/// <param name="Seconds">0 to 59.</param>
/// <param name="Frames">0 to 23, 24 or 29, by the frame rate.</param>
public readonly record struct SmpteTime(int Hours, int Minutes, int Seconds, int Frames)
{
    // Drop-frame leaves out the numbers 0 and 1 of every minute that ten does not divide.
    private const int Dropped = 2;
    private const int DropFramesPerMinute = (60 * 30) - Dropped;
    private const int DropFramesPerTenMinutes = (10 * DropFramesPerMinute) + Dropped;

    /// <summary>Returns the number of a frame.</summary>
    /// <param name="frame">Frames since 00:00:00:00; not negative. After 24 hours it begins again.</param>
    /// <param name="rate">The frame rate.</param>
    public static SmpteTime FromFrame(long frame, SmpteRate rate)
    {
        var perSecond = rate.NumbersPerSecond();
        if (rate == SmpteRate.Fps2997Drop)
        {
            var (tens, rest) = Math.DivRem(frame, DropFramesPerTenMinutes);
            frame += (9 * Dropped * tens) + (rest < Dropped ? 0 : Dropped * ((rest - Dropped) / DropFramesPerMinute));
        }

        var seconds = frame / perSecond;
        return new SmpteTime((int)(seconds / 3600 % 24), (int)(seconds / 60 % 60), (int)(seconds % 60), (int)(frame % perSecond));
    }

    /// <summary>Returns the frames since 00:00:00:00.</summary>
    /// <param name="rate">The frame rate.</param>
    public long ToFrame(SmpteRate rate)
    {
        var minutes = (60 * Hours) + Minutes;
        return (((60L * minutes) + Seconds) * rate.NumbersPerSecond()) + Frames - (rate == SmpteRate.Fps2997Drop ? Dropped * (minutes - (minutes / 10)) : 0);
    }

    /// <summary>Parses <c>01:00:00:00</c>.</summary>
    /// <param name="text">Hours, minutes, seconds and frames, separated by colons.</param>
    /// <param name="rate">The frame rate.</param>
    /// <param name="time">The time.</param>
    /// <returns>False if the text has another form, or no frame of this rate has the number.</returns>
    public static bool TryParse(string text, SmpteRate rate, out SmpteTime time)
    {
        var numbers = text.Split(':', ';').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        time = numbers is [var hours, var minutes, var seconds, var frames] ? new SmpteTime(hours, minutes, seconds, frames) : default;

        // A number that does not exist has another one after the way there and back.
        return numbers.Length == 4 && numbers.Min() >= 0 && numbers.Max() < 100 && FromFrame(time.ToFrame(rate), rate) == time;
    }

    /// <summary>Returns the form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hours:00}:{Minutes:00}:{Seconds:00}:{Frames:00}");
}
