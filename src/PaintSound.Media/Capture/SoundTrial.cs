using PaintSound.Core.Sources;
using PaintSound.Media.Devices;

namespace PaintSound.Media.Capture;

/// <summary>Opens a source of live sound for a moment, to see whether it can be heard and how it is granted.</summary>
public static class SoundTrial
{
    // Longer than a device may take to open.
    private static readonly TimeSpan Longest = SupervisedDevice.Opening + TimeSpan.FromSeconds(4);

    /// <summary>Opens it until its first sound, and closes it again.</summary>
    /// <param name="source">A source that does not run.</param>
    /// <param name="time">The clock that limits the wait.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>A sentence: that it is open, with the granted block size and, if low latency was refused, the reason.</returns>
    /// <exception cref="MediaException">It cannot be heard; the message says why.</exception>
    public static async Task<string> HearAsync(ISoundSource source, TimeProvider time, CancellationToken stop)
    {
        TaskCompletionSource<SourceReport> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var run = source.RunAsync((_, _) => { }, report => first.TrySetResult(report), over.Token);
        try
        {
            var report = await first.Task.WaitAsync(Longest, time, stop);
            return report.State == SourceState.Running
                ? report.Detail
                : throw new MediaException(report.Detail.Replace(SupervisedDevice.GoesOn, "", StringComparison.Ordinal));
        }
        catch (TimeoutException)
        {
            throw new MediaException($"{source.Name} gave no sound for {Longest.TotalSeconds:0} s.");
        }
        finally
        {
            await over.CancelAsync();
            await run;
        }
    }
}
