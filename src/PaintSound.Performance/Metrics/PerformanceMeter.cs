namespace PaintSound.Performance.Metrics;

/// <summary>The meter that has all instruments of a performance.</summary>
public static class PerformanceMeter
{
    /// <summary>The name that <c>dotnet-counters</c> and other collectors ask for.</summary>
    public const string Name = "PaintSound";
}
