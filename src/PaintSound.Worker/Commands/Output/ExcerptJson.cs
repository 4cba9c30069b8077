using PaintSound.Core.Choosing;

namespace PaintSound.Worker.Commands.Output;

/// <summary>A candidate in the output of <c>select --json</c>.</summary>
internal sealed record ExcerptJson(
    int Rank, string Work, string Title, string File, double StartSeconds, float Correspondence, float SoundDistance)
{
    public static ExcerptJson Of(Candidate candidate) => new(
        candidate.Rank,
        candidate.Excerpt.Work.Id,
        candidate.Excerpt.Work.Title,
        candidate.Excerpt.Work.File,
        candidate.Excerpt.StartSeconds,
        candidate.Correspondence,
        candidate.SoundDistance);
}
