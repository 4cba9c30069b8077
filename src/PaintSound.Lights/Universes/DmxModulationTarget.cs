using PaintSound.Core.Modulation;

namespace PaintSound.Lights.Universes;

/// <summary>Channels of a universe that a modulation moves. All of them get the same value. Thread-safe; never waits.</summary>
public sealed class DmxModulationTarget : IModulationTarget
{
    private readonly DmxUniverse _universe;
    private readonly int[] _channels;
    private readonly bool _isFine;

    /// <summary>Creates a target and moves its channels to their value at rest.</summary>
    /// <param name="id">The universe, for <see cref="Name"/>.</param>
    /// <param name="universe">Its levels.</param>
    /// <param name="channels">The channels, each 1 to 512; at most 511 for 16 bits.</param>
    /// <param name="isFine">True for 16 bits: the coarse part on the channel, the fine part on the next one.</param>
    /// <param name="rest">The value at rest, 0 to 1.</param>
    public DmxModulationTarget(UniverseId id, DmxUniverse universe, IReadOnlyList<int> channels, bool isFine, double rest)
    {
        (_universe, _channels, _isFine) = (universe, [.. channels], isFine);
        Name = $"{id} channel {string.Join(", ", channels)}";
        foreach (var channel in _channels)
        {
            universe.SetRest(channel, isFine, rest);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double Step => 1.0 / (_isFine ? ushort.MaxValue : byte.MaxValue);

    /// <inheritdoc/>
    public void SetValue(double value)
    {
        foreach (var channel in _channels)
        {
            _universe.Set(channel, _isFine, value);
        }
    }
}
