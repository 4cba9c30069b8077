using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of a modulation's <c>target</c>.</summary>
internal static class TargetKeys
{
    /// <summary>A target of any kind.</summary>
    public static ShowValue<TargetSettings> Value { get; } = new ShowUnion<TargetSettings>(OscTargetKeys.Section, MidiTargetKeys.Section, LiveTargetKeys.Section);
}
