namespace PaintSound.Core.Scheduling;

/// <summary>
/// Asks the system to run the way from the brush to the outputs before other programs: the thread that reads the brush, the thread that delivers events, and
/// the program that captures the brush. What runs so must wait for its work and never spin. Thread-safe.
/// </summary>
public interface IThreadPriority
{
    /// <summary>What a person can do if the system refuses, in sentences.</summary>
    string Advice { get; }

    /// <summary>Raises the priority of the calling thread until it ends. Threads and programs that it starts are not raised.</summary>
    PriorityGrant RaiseThread();

    /// <summary>Raises the priority of another program until it ends.</summary>
    /// <param name="processId">The program, which was just started by this one.</param>
    PriorityGrant RaiseProcess(int processId);
}
