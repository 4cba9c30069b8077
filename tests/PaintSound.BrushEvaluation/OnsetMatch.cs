namespace PaintSound.BrushEvaluation;

/// <summary>Detected onsets against the strokes that were painted.</summary>
/// <param name="Strokes">The number of strokes.</param>
/// <param name="Found">Strokes with an onset from 30 ms before to 200 ms after their start.</param>
/// <param name="Wrong">Onsets outside every stroke, the ringing of the canvas included in the stroke.</param>
internal readonly record struct OnsetMatch(int Strokes, int Found, int Wrong)
{
    private const double Early = .03;
    private const double Late = .2;
    private const double Ringing = .12;

    public double Recall => Strokes == 0 ? 1 : (double)Found / Strokes;

    public double Precision => Found + Wrong == 0 ? 1 : (double)Found / (Found + Wrong);

    public double F => 2 * Precision * Recall / Math.Max(1e-9, Precision + Recall);

    /// <summary>Compares onsets with strokes; both in seconds and in order.</summary>
    /// <param name="strokes">All strokes.</param>
    /// <param name="isAudible">False for a start that the interface cut out: it need not be found.</param>
    /// <param name="onsets">The detected onsets.</param>
    public static OnsetMatch Compare(IReadOnlyList<(double Start, double End)> strokes, Func<double, bool> isAudible, IReadOnlyList<double> onsets) => new(
        strokes.Count(stroke => isAudible(stroke.Start)),
        strokes.Count(stroke => isAudible(stroke.Start) && onsets.Any(onset => onset >= stroke.Start - Early && onset <= Math.Min(stroke.Start + Late, stroke.End + Early))),
        onsets.Count(onset => !strokes.Any(stroke => onset >= stroke.Start - Early && onset <= stroke.End + Ringing)));

    public static OnsetMatch operator +(OnsetMatch a, OnsetMatch b) => new(a.Strokes + b.Strokes, a.Found + b.Found, a.Wrong + b.Wrong);
}
