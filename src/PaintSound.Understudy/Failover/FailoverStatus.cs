namespace PaintSound.Understudy.Failover;

/// <summary>What a worker does in a failover, and what it knows of the other one.</summary>
public enum FailoverStatus
{
    /// <summary>It sends, and no understudy is connected.</summary>
    Alone,

    /// <summary>It sends, and an understudy is connected.</summary>
    Leading,

    /// <summary>It follows the other worker, and takes over if that one fails.</summary>
    Following,

    /// <summary>The other worker ended in order. It stays silent until a person lets it take over.</summary>
    LeaderEnded,

    /// <summary>It took over, and sends.</summary>
    TookOver,

    /// <summary>The other worker replaced it. It stays silent until a person lets it take over.</summary>
    Replaced,
}
