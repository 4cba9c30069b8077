namespace PaintSound.Web.NewShows;

/// <summary>Kinds of remarks about an answer.</summary>
public enum RemarkKind
{
    /// <summary>Nothing is to do.</summary>
    Good,

    /// <summary>The show file can be written, but something is still to do before the show.</summary>
    Later,

    /// <summary>The show file cannot be written with this answer.</summary>
    Wrong,
}
