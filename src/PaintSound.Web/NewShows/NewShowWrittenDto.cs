namespace PaintSound.Web.NewShows;

/// <summary>A show file that was written.</summary>
/// <param name="File">Its absolute path.</param>
/// <param name="Summary">What it says, in a few words.</param>
/// <param name="Next">What to run next, in this order.</param>
public sealed record NewShowWrittenDto(string File, string Summary, IReadOnlyList<NextStepDto> Next);
