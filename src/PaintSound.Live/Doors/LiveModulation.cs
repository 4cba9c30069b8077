using PaintSound.Core.Modulating;

namespace PaintSound.Live.Doors;

/// <summary>A parameter in Live that a modulation moves.</summary>
/// <param name="door">The way to it; it is not disposed of here.</param>
/// <param name="parameter">Which one.</param>
public sealed class LiveModulation(ILiveDoor door, LiveParameter parameter) : IModulationTarget
{
    /// <inheritdoc/>
    public string Name => $"Live, {parameter}";

    /// <summary>A thousandth: finer than a dial of Live's shows.</summary>
    public double Step => 0.001;

    /// <inheritdoc/>
    public void Move(double value) => door.Set(parameter, value);
}
