namespace PaintSound.Web.NewShows;

/// <summary>What PaintSound says about an answer.</summary>
/// <param name="Kind">Whether something is to do.</param>
/// <param name="Says">One or two sentences; empty if there is nothing to say.</param>
public sealed record NewShowRemarkDto(RemarkKind Kind, string Says)
{
    /// <summary>Nothing to say.</summary>
    public static NewShowRemarkDto None { get; } = new(RemarkKind.Good, "");
}
