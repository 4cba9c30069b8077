using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings.Modulations;

namespace PaintSound.Worker.Show.Keys.Modulations;

/// <summary>The keys of a modulation's <c>target</c>.</summary>
internal static class TargetKeys
{
    /// <summary>A target of any kind.</summary>
    public static ShowValue<TargetSettings> Value { get; } = new ShowUnion<TargetSettings>(
        OscTargetKeys.Section, DmxTargetKeys.Sacn, DmxTargetKeys.ArtNet, MidiTargetKeys.Section, LiveTargetKeys.Section);
}
