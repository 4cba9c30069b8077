using System.Text.Json.Serialization;
using PaintSound.Core.Choosing;

namespace PaintSound.Worker.Commands.Output;

/// <summary>A candidate in the output of <c>select --json</c>.</summary>
internal sealed record ExcerptJson(
    int Rank, string Work, string Title, string File, double StartSeconds, float Correspondence, float SoundDistance)
{
    /// <summary>True if the work is switched off; left out if it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOff { get; init; }

    public static ExcerptJson Of(Candidate candidate) => new(
        candidate.Rank,
        candidate.Excerpt.Work.Id,
        candidate.Excerpt.Work.Title,
        candidate.Excerpt.Work.File,
        candidate.Excerpt.StartSeconds,
        candidate.Correspondence,
        candidate.SoundDistance);
}
