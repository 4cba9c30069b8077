using PaintSound.Core.Modulation;

namespace PaintSound.Live.Connections;

/// <summary>A parameter in Live that a modulation moves.</summary>
/// <param name="door">The way to it; it is not disposed of here.</param>
/// <param name="parameter">Which one.</param>
public sealed class LiveModulation(ILiveConnection door, LiveParameter parameter) : IModulationTarget
{
    /// <inheritdoc/>
    public string Name => $"Live, {parameter}";

    /// <summary>A thousandth: finer than a dial of Live's shows.</summary>
    public double Step => 0.001;

    /// <inheritdoc/>
    public void SetValue(double value) => door.Set(parameter, value);
}
