using System.Collections.Concurrent;
using PaintSound.Core.Scheduling;

namespace PaintSound.Tests;

/// <summary>A system that grants or refuses every priority, and remembers who asked.</summary>
internal sealed class FakePriority(bool isGranted) : IThreadPriority
{
    /// <summary>The managed ids of the threads that asked, in order.</summary>
    public ConcurrentQueue<int> Threads { get; } = new();

    /// <summary>The ids of the programs for which something asked, in order.</summary>
    public ConcurrentQueue<int> Processes { get; } = new();

    public string Advice => "Ask the administrator.";

    public PriorityGrant RaiseThread()
    {
        Threads.Enqueue(Environment.CurrentManagedThreadId);
        return Answer;
    }

    public PriorityGrant RaiseProcess(int processId)
    {
        Processes.Enqueue(processId);
        return Answer;
    }

    private PriorityGrant Answer => new(isGranted, isGranted ? "priority 3" : "the system refused priority 3");
}
