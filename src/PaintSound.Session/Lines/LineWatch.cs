namespace PaintSound.Session.Lines;

/// <summary>Tells whether a line is cut: the other side says something several times in a second. Thread-safe.</summary>
/// <param name="time">The clock of this computer.</param>
public sealed class LineWatch(TimeProvider time)
{
    /// <summary>A line that is silent for longer is cut. A lost packet on a long line costs up to a second.</summary>
    public static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(2);

    private long _heard = time.GetTimestamp();

    /// <summary>True if the line is cut.</summary>
    public bool IsCut => time.GetElapsedTime(Interlocked.Read(ref _heard)) > MaxSilence;

    /// <summary>Says that something was heard.</summary>
    public void Hear() => Interlocked.Exchange(ref _heard, time.GetTimestamp());
}
