namespace PaintSound.Live.Set;

/// <summary>A value of a parameter at a time. Between two points, Live draws a straight line.</summary>
/// <param name="Seconds">The time in the arrangement, in seconds.</param>
/// <param name="Value">The value, in the unit of the parameter.</param>
public sealed record AutomationPoint(double Seconds, double Value);
