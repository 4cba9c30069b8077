using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>
/// Knows where the sound of an excerpt can end well: where another excerpt of its work begins, because excerpts begin on onsets. A dwell that ends
/// near such a time is moved to it, so that a note is not cut just after it began. Immutable, thread-safe.
/// </summary>
/// <param name="excerpts">The excerpts of a library: those of a work follow one another, in the order of their starts.</param>
internal sealed class ExcerptEnds(IReadOnlyList<Excerpt> excerpts)
{
    private static readonly TimeSpan MaxShift = TimeSpan.FromSeconds(Excerpt.MaxShiftSeconds);

    /// <summary>Returns the dwell of an excerpt.</summary>
    /// <param name="excerpt">The index of the excerpt.</param>
    /// <param name="dwell">The dwell that the artist set.</param>
    /// <returns>The time from the start of the excerpt to the nearest good end, if it is within half a second and a quarter of the dwell; else the dwell.</returns>
    public TimeSpan MoveToOnset(int excerpt, TimeSpan dwell)
    {
        var (nearest, smallest) = (dwell, TimeSpan.MaxValue);
        var own = excerpts[excerpt];
        for (var i = excerpt; i < excerpts.Count && excerpts[i].Work.Id == own.Work.Id; i++)
        {
            var end = TimeSpan.FromSeconds(excerpts[i].StartSeconds - own.StartSeconds);
            var shift = (end - dwell).Duration();
            if (end > dwell + MaxShift)
            {
                break;
            }

            if (shift <= MaxShift && shift <= dwell / 4 && shift < smallest)
            {
                (nearest, smallest) = (end, shift);
            }
        }

        return nearest;
    }
}
