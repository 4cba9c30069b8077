namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>A value to write, and the names of the track and the device that must have it.</summary>
/// <param name="Property">The property, by position.</param>
/// <param name="Value">The value, in Live's own unit.</param>
/// <param name="Parameter">The parameter, by the names that must be at the position; a send by its letter.</param>
/// <param name="Retry">Called if the write did not happen, or another track or device was at the position: finds the position again.</param>
internal sealed record AbletonWrite(AbletonProperty Property, double Value, LiveParameter Parameter, Action Retry)
{
    /// <summary>For a value from before the show that is given back: called when it is confirmed. Otherwise null.</summary>
    public Action? Restored { get; init; }
}
