using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;

namespace PaintSound.Session.Decisions;

/// <summary>What a site takes over at once. It acts upon the last excerpt and the last painting; those before only count for the rests.</summary>
/// <param name="Excerpts">The excerpts, the oldest first.</param>
/// <param name="Paintings">The paintings, the oldest first.</param>
public sealed record DueDecisions(IReadOnlyList<FollowedSelection> Excerpts, IReadOnlyList<FollowedPainting> Paintings);
