using PaintSound.Core.Choosing;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Settings;

/// <summary>The selection settings at the beginning.</summary>
/// <param name="Controls">The settings.</param>
/// <param name="Exclude">The excluded collections, as the show file names them.</param>
internal sealed record ChoosingSettings(ChoosingControls Controls, IReadOnlyList<LocatedText> Exclude);
