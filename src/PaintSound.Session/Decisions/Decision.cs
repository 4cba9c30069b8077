using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;

namespace PaintSound.Session.Decisions;

/// <summary>A selection of the host, which all sites take over. It has an excerpt or a painting.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Due">When the sites act, in session time; in the past for at once.</param>
/// <param name="Excerpt">The excerpt, or null.</param>
/// <param name="Painting">The painting, or null.</param>
public sealed record Decision(DecisionNumber Number, TimeSpan Due, FollowedSelection? Excerpt, FollowedPainting? Painting);
