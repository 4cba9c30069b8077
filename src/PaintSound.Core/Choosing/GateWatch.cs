namespace PaintSound.Core.Choosing;

/// <summary>Tells which excerpts passed the gate at the latest selection. They are only listed while somebody asks for them. Thread-safe.</summary>
/// <param name="time">The session clock.</param>
public sealed class GateWatch(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private long _asked = long.MinValue;
    private GatePassage? _latest;

    /// <summary>True if somebody asked within the last 3 s.</summary>
    public bool IsWatched => Volatile.Read(ref _asked) is var asked && asked != long.MinValue && time.GetElapsedTime(asked) < Patience;

    /// <summary>Returns what passed at the latest selection, and has it listed for the next 3 s; null if none was listed yet.</summary>
    public GatePassage? Ask()
    {
        Volatile.Write(ref _asked, time.GetTimestamp());
        return Volatile.Read(ref _latest);
    }

    /// <summary>Sets what passed. One thread calls it.</summary>
    /// <param name="excerpts">Indices of the excerpts. The array is kept.</param>
    public void Set(int[] excerpts) => Volatile.Write(ref _latest, new GatePassage((_latest?.Number ?? 0) + 1, excerpts));
}
