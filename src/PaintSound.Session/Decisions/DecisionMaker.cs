using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;

namespace PaintSound.Session.Decisions;

/// <summary>Numbers the selections of the host and keeps them, until the hub has them. Not thread-safe.</summary>
/// <param name="term">The term of this host; higher than that of every host before.</param>
public sealed class DecisionMaker(long term)
{
    private readonly DecisionLog _log = new();
    private long _term = term;
    private long _number;

    /// <summary>The decisions of this host.</summary>
    public DecisionLog Log => _log;

    /// <summary>Makes a decision of an excerpt.</summary>
    /// <param name="excerpt">The excerpt.</param>
    /// <param name="due">When the sites act, in session time.</param>
    public Decision Decide(FollowedSelection excerpt, TimeSpan due) => Add(new Decision(new DecisionNumber(_term, ++_number), due, excerpt, null));

    /// <summary>Makes a decision of a painting.</summary>
    /// <inheritdoc cref="Decide(FollowedSelection, TimeSpan)"/>
    public Decision Decide(FollowedPainting painting, TimeSpan due) => Add(new Decision(new DecisionNumber(_term, ++_number), due, null, painting));

    /// <summary>Lets the next decisions come after those of a host before, although the clock of this computer is behind.</summary>
    /// <param name="last">The number of the newest decision that the hub has.</param>
    public void Follow(DecisionNumber last)
    {
        if (last.Term > _term)
        {
            (_term, _number) = (last.Term + 1, 0);
        }
    }

    private Decision Add(Decision decision)
    {
        _log.Add([decision]);
        return decision;
    }
}
