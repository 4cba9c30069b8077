using PaintSound.Core.Choosing;

namespace PaintSound.Takes.Records;

/// <summary>An excerpt was selected.</summary>
/// <param name="Time">Time since the start of the performance.</param>
/// <param name="Work">The id of the work in the library.</param>
/// <param name="Title">The title of the work.</param>
/// <param name="File">The path of the work's file.</param>
/// <param name="StartSeconds">The start of the excerpt in the work.</param>
/// <param name="Correspondence">The correspondence of canvas and excerpt, 0..1.</param>
/// <param name="SoundDistance">The distance of brush and excerpt.</param>
/// <param name="CorrespondenceRank">The rank of the excerpt by correspondence, from 1.</param>
/// <param name="SoundRank">Its rank by sound distance among those that passed, from 1.</param>
/// <param name="Eligible">How many excerpts could be selected.</param>
/// <param name="Passed">How many of them passed the gate.</param>
/// <param name="Bar">The bar for which it was selected; null if no music plays.</param>
/// <param name="Silent">True if the silence policy narrowed the choice.</param>
/// <param name="Change">The change of the brush that was answered before the dwell was over, or none.</param>
public sealed record SelectionRecord(
    TimeSpan Time, string Work, string Title, string File, double StartSeconds, float Correspondence, float SoundDistance,
    int CorrespondenceRank, int SoundRank, int Eligible, int Passed, int? Bar,
    bool Silent = false, BrushChange Change = BrushChange.None) : EventRecord(Time);
