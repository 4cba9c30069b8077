namespace PaintSound.Web.State.Dto;

/// <summary>How fast a connection answers.</summary>
/// <param name="Connection">What a person calls the other side.</param>
/// <param name="Median">Half of the last answers came within this time, in milliseconds.</param>
/// <param name="P95">95 of 100 answers came within this time, in milliseconds.</param>
public sealed record LatencyDto(string Connection, double Median, double P95);
