namespace PaintSound.Session.Limits;

/// <summary>Why a hub refused something.</summary>
public enum RefusalKind
{
    /// <summary>No token, or a wrong one.</summary>
    Token,

    /// <summary>The role does not have the right.</summary>
    Right,

    /// <summary>Too many messages.</summary>
    Rate,

    /// <summary>A message, a picture or a vector is too large.</summary>
    Size,

    /// <summary>A message came before.</summary>
    Repeated,

    /// <summary>A message is not understood.</summary>
    Content,

    /// <summary>The role is taken, or the session is full.</summary>
    Place,
}
