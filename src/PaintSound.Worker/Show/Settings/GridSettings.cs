using PaintSound.Midi.Grid;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Settings;

/// <summary>Which note launches which clip.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="Tracks">Where the show file names the tracks that have their own notes.</param>
internal sealed record GridSettings(GridLayout Layout, IReadOnlyList<LocatedText> Tracks)
{
    /// <summary>The default.</summary>
    public static GridSettings Default { get; } = new(GridLayout.Standard, []);
}
