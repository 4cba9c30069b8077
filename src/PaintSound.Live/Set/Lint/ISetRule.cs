using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>A rule that Live sets must keep.</summary>
internal interface ISetRule
{
    /// <summary>Returns the violations of the rule in a set.</summary>
    /// <param name="set">The set.</param>
    /// <returns>One sentence per violation; empty if the set keeps the rule.</returns>
    IEnumerable<string> FindViolations(SetTree set);
}
