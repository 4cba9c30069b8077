using PaintSound.Core.Choosing;

namespace PaintSound.Worker.Commands.Output;

/// <summary>A candidate as <c>select --json</c> tells it.</summary>
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
