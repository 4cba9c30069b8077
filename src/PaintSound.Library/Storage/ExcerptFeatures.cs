using PaintSound.Core.Choosing.Rule;

namespace PaintSound.Library.Storage;

/// <summary>The measured features of one excerpt.</summary>
/// <param name="Start">Start in the work, in seconds.</param>
/// <param name="OnsetRate">Onsets per second, as the onset detector of the brush counts them.</param>
/// <param name="Qualities">What the correspondence rule compares.</param>
/// <param name="AttackMs">The attack in ms; NaN if there is none, or if it was not measured.</param>
internal readonly record struct ExcerptFeatures(double Start, float OnsetRate, MusicQualities Qualities, float AttackMs = float.NaN);
