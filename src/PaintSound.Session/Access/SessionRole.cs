namespace PaintSound.Session.Access;

/// <summary>What a site does in a session. Each role has a token of its own.</summary>
public enum SessionRole
{
    /// <summary>No role: a stranger.</summary>
    None,

    /// <summary>The worker that decides. There is one.</summary>
    Host,

    /// <summary>The painter's worker: brush and canvas. There is one, unless the host is the painter.</summary>
    Painter,

    /// <summary>The composer's worker: music. There is one, unless the host is the composer.</summary>
    Composer,

    /// <summary>A worker that shows the performance to an audience.</summary>
    Audience,

    /// <summary>A worker that drives lights.</summary>
    Lights,

    /// <summary>A person who watches and controls the show.</summary>
    Operator,
}
