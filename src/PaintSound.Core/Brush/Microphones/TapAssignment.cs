namespace PaintSound.Core.Brush.Microphones;

/// <summary>
/// Finds the microphone at each place from one tap beside each: the assignment in which the microphones are loudest and earliest at their own taps. How hard
/// a tap was, and the gain of a microphone, do not count: only the differences do.
/// </summary>
public static class TapAssignment
{
    /// <summary>How much one millisecond counts, in dB: on a canvas of 60 cm the sound needs about 8 ms, and loses 9 dB, from one side to the other.</summary>
    private const double DbPerMillisecond = 1;

    /// <summary>The advantage over the second-best assignment, in dB, from which it is certain.</summary>
    private const double CertainDb = 6;

    /// <summary>Finds the assignment.</summary>
    /// <param name="taps">One row for every tap, beside the microphones in their order; in it, how every microphone heard the tap.</param>
    public static TapResult Find(IReadOnlyList<IReadOnlyList<TapSound>> taps)
    {
        ArgumentNullException.ThrowIfNull(taps);
        var count = taps.Count;
        var heard = Enumerable.Range(0, count).Where(microphone => taps.Any(tap => tap[microphone].IsHeard)).ToArray();
        var scores = Centre(taps, heard);
        var ranked = Permute([], count)
            .Select(placed => placed.Select(microphone => heard.Contains(microphone) ? microphone : (int?)null).ToArray())
            .DistinctBy(placed => string.Join(' ', placed))
            .Select(placed => (Placed: placed, Score: placed.Select((microphone, place) => microphone is { } known ? scores[place, known] : 0).Sum()))
            .OrderByDescending(candidate => candidate.Score)
            .ToArray();
        var certain = heard.Length > 0 && (ranked.Length == 1 || ranked[0].Score - ranked[1].Score >= CertainDb);
        return new TapResult(ranked[0].Placed, [.. Enumerable.Range(0, count).Except(heard)], certain);
    }

    // A tap that was not heard counts as soft: just below the softest that was.
    private static double[,] Centre(IReadOnlyList<IReadOnlyList<TapSound>> taps, int[] heard)
    {
        var scores = new double[taps.Count, taps.Count];
        foreach (var microphone in heard)
        {
            var softest = taps.Min(tap => tap[microphone].IsHeard ? Score(tap[microphone]) : double.MaxValue);
            for (var place = 0; place < taps.Count; place++)
            {
                scores[place, microphone] = taps[place][microphone].IsHeard ? Score(taps[place][microphone]) : softest - 1;
            }
        }

        for (var place = 0; place < taps.Count; place++)
        {
            var mean = heard.Length > 1 ? heard.Average(microphone => scores[place, microphone]) : 0;
            foreach (var microphone in heard)
            {
                scores[place, microphone] -= mean;
            }
        }

        foreach (var microphone in heard)
        {
            var mean = Enumerable.Range(0, taps.Count).Average(place => scores[place, microphone]);
            for (var place = 0; place < taps.Count; place++)
            {
                scores[place, microphone] -= mean;
            }
        }

        return scores;
    }

    private static double Score(TapSound sound) => sound.LevelDb - (DbPerMillisecond * sound.DelayMilliseconds);

    private static IEnumerable<int[]> Permute(int[] chosen, int count) => chosen.Length == count
        ? [chosen]
        : Enumerable.Range(0, count).Except(chosen).SelectMany(next => Permute([.. chosen, next], count));
}
