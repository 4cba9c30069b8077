using PaintSound.Core.Sources;
using PaintSound.Media.Devices;

namespace PaintSound.Media.Capture;

/// <summary>Opens a live sound source briefly to check that it delivers sound, and with which block size.</summary>
public static class SoundTrial
{
    // Longer than the open timeout of a device.
    private static readonly TimeSpan Timeout = SupervisedDevice.OpenTimeout + TimeSpan.FromSeconds(4);

    /// <summary>Opens the source, waits for its first sound and closes it.</summary>
    /// <param name="source">A source that is not running.</param>
    /// <param name="time">The clock for the timeout.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>A sentence with the granted block size and, if low latency was refused, the reason.</returns>
    /// <exception cref="MediaException">The source delivers no sound; the message contains the reason.</exception>
    public static async Task<string> RunAsync(ISoundSource source, TimeProvider time, CancellationToken stop)
    {
        TaskCompletionSource<SourceReport> firstReport = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var run = source.RunAsync((_, _) => { }, report => firstReport.TrySetResult(report), cancel.Token);
        try
        {
            var report = await firstReport.Task.WaitAsync(Timeout, time, stop);
            return report.State == SourceState.Running
                ? report.Detail
                : throw new MediaException(report.Detail.Replace(SupervisedDevice.ContinueNotice, "", StringComparison.Ordinal));
        }
        catch (TimeoutException)
        {
            throw new MediaException($"{source.Name} delivered no sound within {Timeout.TotalSeconds:0} s.");
        }
        finally
        {
            await cancel.CancelAsync();
            await run;
        }
    }
}
