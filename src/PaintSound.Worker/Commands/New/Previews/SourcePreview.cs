using PaintSound.Core;
using PaintSound.Core.Sources;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New.Previews;

/// <summary>A source that a person has chosen and sees or hears at work. If it cannot be opened, or ends, it is opened again. Thread-safe.</summary>
/// <param name="kind">The role of the source.</param>
/// <param name="source">The source.</param>
/// <param name="time">The clock.</param>
internal abstract class SourcePreview(SourceKind kind, SourceSettings source, TimeProvider time)
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);
    private volatile SourceReport? _report;

    /// <summary>The source.</summary>
    protected SourceSettings Source => source;

    /// <summary>The clock.</summary>
    protected TimeProvider Time => time;

    /// <summary>What the source reported last.</summary>
    protected SourceReport Report => _report
        ?? new SourceReport(kind, SourceState.Retrying, source.Kind == SourceSettingsKind.Simulated ? "PaintSound prepares the simulated artist …" : $"PaintSound opens {source.Name} …");

    /// <summary>True if a person must do something.</summary>
    protected bool IsWrong => _report is { State: not SourceState.Running };

    /// <summary>Runs the source until <paramref name="stop"/> is cancelled.</summary>
    /// <param name="stop">Closes the source.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(report => _report = report, stop);
            }
            catch (PaintSoundException e)
            {
                _report = new SourceReport(kind, SourceState.Lost, e.Message);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(RetryInterval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Opens the source and runs it until it ends or <paramref name="stop"/> is cancelled.</summary>
    /// <param name="report">Receives every change of state.</param>
    /// <param name="stop">Closes the source.</param>
    /// <exception cref="PaintSoundException">It cannot be opened.</exception>
    protected abstract Task RunOnceAsync(Action<SourceReport> report, CancellationToken stop);
}
