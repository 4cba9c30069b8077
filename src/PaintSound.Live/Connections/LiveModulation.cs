using PaintSound.Core.Modulation;

namespace PaintSound.Live.Connections;

/// <summary>A parameter in Live that a modulation controls.</summary>
/// <param name="connection">The connection to Live. It is not disposed here.</param>
/// <param name="parameter">The parameter.</param>
public sealed class LiveModulation(ILiveConnection connection, LiveParameter parameter) : IModulationTarget
{
    /// <inheritdoc/>
    public string Name => $"Live, {parameter}";

    /// <summary>0.001, finer than a dial in Live shows.</summary>
    public double Step => 0.001;

    /// <inheritdoc/>
    public void SetValue(double value) => connection.Set(parameter, value);
}
