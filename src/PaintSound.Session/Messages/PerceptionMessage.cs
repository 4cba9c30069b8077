using PaintSound.Core.Perception;
using PaintSound.Session.Access;

namespace PaintSound.Session.Messages;

/// <summary>What a site perceives.</summary>
/// <param name="Number">Counts the messages of the site. One that is not higher than the last has no effect.</param>
/// <param name="At">When it was perceived, in session time.</param>
/// <param name="From">The role of the site. The hub sets it.</param>
/// <param name="Perception">What is perceived; only what has changed.</param>
public sealed record PerceptionMessage(long Number, TimeSpan At, SessionRole From, SitePerception Perception);
