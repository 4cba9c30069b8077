namespace PaintSound.Core.Events;

/// <summary>
/// Tells whether this worker sends. An understudy, and a worker that another has replaced, analyse and keep their state, but nothing leaves them.
/// Everything that sends to other programs or devices asks just before it sends. Thread-safe; never waits.
/// </summary>
public interface IOutputGate
{
    /// <summary>True if this worker sends now.</summary>
    bool IsOpen { get; }
}
