namespace PaintSound.Worker.Tests.Reference;

/// <summary>
/// Compares a performance with the recording. Order, times, addresses, types, integers and texts must be equal; floating-point
/// numbers may differ by <see cref="Tolerance"/>, because networks on another processor differ in the last bits.
/// </summary>
/// <param name="Difference">The first difference, or null.</param>
/// <param name="Messages">The number of OSC messages that were compared.</param>
/// <param name="Identical">The number of these that are equal byte for byte.</param>
internal sealed record RecordingComparison(string? Difference, int Messages, int Identical)
{
    private const double Tolerance = 1e-4;
    private const int KindField = 1;

    /// <summary>Compares a performance with the recording.</summary>
    /// <param name="recorded">The reference.</param>
    /// <param name="played">The current performance.</param>
    public static RecordingComparison Of(IReadOnlyList<string> recorded, IReadOnlyList<string> played)
    {
        var pairs = recorded.Zip(played).Where(pair => IsOsc(pair.First.Split('\t'))).ToArray();
        return new RecordingComparison(FirstDifference(recorded, played), pairs.Length, pairs.Count(pair => pair.First == pair.Second));
    }

    private static bool IsOsc(string[] fields) => fields[KindField] == "osc";

    private static string? FirstDifference(IReadOnlyList<string> recorded, IReadOnlyList<string> played)
    {
        for (var i = 0; i < Math.Min(recorded.Count, played.Count); i++)
        {
            if (!AreClose(recorded[i].Split('\t'), played[i].Split('\t')))
            {
                return $"Line {i + 1} was\n{recorded[i]}\nand is now\n{played[i]}";
            }
        }

        return recorded.Count == played.Count ? null : $"There were {recorded.Count} lines and are now {played.Count}.";
    }

    private static bool AreClose(string[] recorded, string[] played) =>
        recorded.Length == played.Length && recorded.Zip(played).Select((pair, i) => i == 0 ? pair.First == pair.Second : IsClose(pair.First, pair.Second)).All(close => close);

    private static bool IsClose(string recorded, string played) => recorded == played
        || (RecordedLine.TryReal(recorded, out var before) && RecordedLine.TryReal(played, out var now) && Math.Abs(before - now) <= Tolerance);
}
