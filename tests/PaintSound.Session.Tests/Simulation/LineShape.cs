namespace PaintSound.Session.Tests.Simulation;

/// <summary>How a line is, one way.</summary>
internal sealed record LineShape(TimeSpan Delay, TimeSpan Jitter, double Loss)
{
    public static LineShape Of(int delayMs, int jitterMs = 20, double loss = 0.02) => new(TimeSpan.FromMilliseconds(delayMs), TimeSpan.FromMilliseconds(jitterMs), loss);

    /// <summary>The line of a host that runs its hub itself.</summary>
    public static LineShape Local { get; } = Of(0, 0, 0);
}
