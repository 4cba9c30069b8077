namespace PaintSound.Web.Authentication;

/// <summary>The role of the person who opens a page.</summary>
public enum Role
{
    /// <summary>No access.</summary>
    None,

    /// <summary>Painter, composer or projector: can see selections, but cannot control the show.</summary>
    Artist,

    /// <summary>Controls the show, and can open every page.</summary>
    Operator,
}
