using Microsoft.Extensions.Logging;
using PaintSound.Core.Scheduling;

namespace PaintSound.Worker.Scheduling;

/// <summary>Logs once if the system refuses: the show goes on.</summary>
/// <param name="priority">Asks the system.</param>
/// <param name="logger">Receives the message.</param>
internal sealed partial class LoggedThreadPriority(IThreadPriority priority, ILogger<LoggedThreadPriority> logger) : IThreadPriority
{
    private int _isLogged;

    /// <inheritdoc/>
    public string Advice => priority.Advice;

    /// <inheritdoc/>
    public PriorityGrant RaiseThread() => Log(priority.RaiseThread());

    /// <inheritdoc/>
    public PriorityGrant RaiseProcess(int processId) => Log(priority.RaiseProcess(processId));

    private PriorityGrant Log(PriorityGrant grant)
    {
        if (!grant.IsGranted && Interlocked.Exchange(ref _isLogged, 1) == 0)
        {
            LogRefused(grant.Says);
        }

        return grant;
    }

    [LoggerMessage(LogLevel.Information, "Onsets come later while other programs are busy: {Reason}. 'paintsound doctor' tells how to allow it.")]
    private partial void LogRefused(string reason);
}
