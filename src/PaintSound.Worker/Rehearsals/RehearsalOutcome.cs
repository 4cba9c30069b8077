namespace PaintSound.Worker.Rehearsals;

/// <summary>What a rehearsal found out about one part of a show.</summary>
internal enum RehearsalOutcome
{
    /// <summary>It was tried, and it works.</summary>
    Works,

    /// <summary>It was not tried, or nothing tells this computer whether it works.</summary>
    NotTried,

    /// <summary>It was tried, and it does not work.</summary>
    Fails,
}
