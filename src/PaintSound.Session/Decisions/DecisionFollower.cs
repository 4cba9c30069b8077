using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;

namespace PaintSound.Session.Decisions;

/// <summary>
/// Takes over the decisions of the host at a site: each number once, and each at its time. After a cut, everything that was missed comes together; the newest excerpt and the
/// newest painting are acted upon, and those before count for the rests only. Not thread-safe.
/// </summary>
public sealed class DecisionFollower
{
    private readonly DecisionLog _log = new();
    private Queue<Decision> _waiting = new();

    /// <summary>The number of the newest decision that this site has.</summary>
    public DecisionNumber Last => _log.Last;

    /// <summary>How many decisions came again, or from a host that was replaced.</summary>
    public long Repeated => _log.Repeated;

    /// <summary>When the next decision is due, in session time; null if none waits.</summary>
    public TimeSpan? NextDue => _waiting.TryPeek(out var next) ? next.Due : null;

    /// <summary>Receives decisions.</summary>
    /// <param name="decisions">The decisions, in the order of their numbers.</param>
    public void Receive(IReadOnlyList<Decision> decisions)
    {
        foreach (var decision in _log.Add(decisions))
        {
            _waiting.Enqueue(decision);
        }
    }

    /// <summary>Makes everything due that waits: the times belong to a clock that is gone.</summary>
    public void Release() => _waiting = new Queue<Decision>(_waiting.Select(decision => decision with { Due = TimeSpan.Zero }));

    /// <summary>Takes what is due.</summary>
    /// <param name="now">Session time.</param>
    public DueDecisions Take(TimeSpan now)
    {
        List<FollowedSelection> excerpts = [];
        List<FollowedPainting> paintings = [];
        while (_waiting.TryPeek(out var next) && next.Due <= now)
        {
            _waiting.Dequeue();
            if (next.Excerpt is { } excerpt)
            {
                excerpts.Add(excerpt);
            }

            if (next.Painting is { } painting)
            {
                paintings.Add(painting);
            }
        }

        return new DueDecisions(excerpts, paintings);
    }
}
