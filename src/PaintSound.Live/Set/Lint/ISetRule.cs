using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>Something that Live insists on.</summary>
internal interface ISetRule
{
    /// <summary>Where a set breaks it.</summary>
    /// <param name="set">The set.</param>
    /// <returns>One sentence a fault; none where the rule is kept.</returns>
    IEnumerable<string> Faults(SetTree set);
}
