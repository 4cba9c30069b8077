using PaintSound.Lights.Output;
using PaintSound.Lights.Universes;

namespace PaintSound.Worker.Show.Settings.Modulations;

/// <summary>Channels of a universe, sent over sACN or Art-Net.</summary>
/// <param name="Universe">The universe.</param>
/// <param name="Channels">The channels, each 1 to 512; at most 511 for 16 bits.</param>
/// <param name="IsFine">True for 16 bits: the coarse part on the channel, the fine part on the next one.</param>
internal sealed record DmxTargetSettings(UniverseId Universe, IReadOnlyList<int> Channels, bool IsFine) : TargetSettings
{
    /// <inheritdoc/>
    public override double? Rate => LightOutput.Rate;

    /// <summary>All channels that the target writes, with those of the fine parts.</summary>
    public IEnumerable<int> Written => IsFine ? Channels.SelectMany(channel => new[] { channel, channel + 1 }) : Channels;
}
