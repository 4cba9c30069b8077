using PaintSound.Understudy.Failover;
using PaintSound.Web.State.Dto;

namespace PaintSound.Worker.Following;

/// <summary>Says what this worker does beside the other one. Thread-safe.</summary>
/// <param name="failover">Decides which worker sends.</param>
/// <param name="link">Knows the name of the other worker.</param>
/// <param name="leader">The worker that this one was told to follow; null if it follows none.</param>
internal sealed class UnderstudyDescription(FailoverState failover, PeerLink link, LeaderAddress? leader = null)
{
    /// <summary>The other worker, for people.</summary>
    public string Other => link.Peer.Length > 0 ? link.Peer : leader?.ToString() ?? "another worker";

    /// <summary>True if one worker sends and the other one stands by.</summary>
    public bool IsReady => failover.IsConnected && failover.Status is FailoverStatus.Leading or FailoverStatus.Following or FailoverStatus.TookOver;

    /// <summary>What this worker does, in a sentence.</summary>
    public string Text => failover.Status switch
    {
        FailoverStatus.Leading => $"The understudy {Other} follows.",
        FailoverStatus.Alone => "No understudy is connected.",
        FailoverStatus.Following when !failover.IsConnected => $"Understudy of {Other}, which does not answer.",
        FailoverStatus.Following => $"Understudy of {Other}: it follows, and sends nothing.",
        FailoverStatus.LeaderEnded => $"{Other} has ended its show. This worker sends nothing.",
        FailoverStatus.TookOver => $"This worker took over from {Other}, and sends.",
        _ => $"{Other} took over. This worker sends nothing, and never returns by itself.",
    };

    /// <summary>Returns what the pages show.</summary>
    public UnderstudyDto ToDto() => new(Text, failover.IsActive, IsReady);
}
