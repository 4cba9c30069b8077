namespace PaintSound.Web.Authentication;

/// <summary>Who looks at a page.</summary>
public enum Role
{
    /// <summary>Somebody without a right to be here.</summary>
    Nobody,

    /// <summary>Painter, composer or projector: sees what was chosen, operates nothing.</summary>
    Artist,

    /// <summary>Operates the show, and may look at every page.</summary>
    Operator,
}
