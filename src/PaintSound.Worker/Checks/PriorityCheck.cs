using PaintSound.Core.Scheduling;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Checks;

/// <summary>Asks for the priority of the brush and the events, on a thread that ends at once.</summary>
internal static class PriorityCheck
{
    /// <summary>Asks the system. A refusal is no error: the show goes on.</summary>
    /// <param name="priority">Asks the system.</param>
    public static async Task<DoctorFinding> RunAsync(IThreadPriority priority)
    {
        var grant = await Task.Factory.StartNew(priority.RaiseThread, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return new DoctorFinding(
            "priority", Ok: true, grant.IsGranted ? $"brush and events run before other programs: {grant.Says}" : $"{grant.Says}. While other programs are busy, onsets come later. {priority.Advice}")
        {
            Tried = grant.IsGranted,
        };
    }
}
