namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>Where a parameter is in the set, and its range.</summary>
/// <param name="Property">The property, by position.</param>
/// <param name="Parameter">The parameter; a send by its letter only, so that it has one name.</param>
/// <param name="Min">The minimum in Live's own unit.</param>
/// <param name="Max">The maximum in Live's own unit.</param>
internal sealed record AbletonTarget(AbletonProperty Property, LiveParameter Parameter, double Min, double Max);
