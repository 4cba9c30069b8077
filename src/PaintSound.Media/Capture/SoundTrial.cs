using PaintSound.Core.Sources;
using PaintSound.Media.Devices;

namespace PaintSound.Media.Capture;

/// <summary>Opens a live sound source briefly to check that it delivers sound, and with which block size.</summary>
public static class SoundTrial
{
    // Longer than the open timeout of a device.
    private static readonly TimeSpan Timeout = SupervisedDevice.OpenTimeout + TimeSpan.FromSeconds(4);

    // Long enough for noise on every input: an input that is connected is never exactly silent.
    private static readonly TimeSpan Listening = TimeSpan.FromSeconds(1);

    /// <summary>Opens a source of several microphones, listens for one second and closes it.</summary>
    /// <param name="source">A source that is not running.</param>
    /// <param name="channels">Its channels.</param>
    /// <param name="time">The clock for the timeout.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>A sentence with the granted block size, and one about the channels.</returns>
    /// <exception cref="MediaException">The source delivers no sound, or a channel delivers nothing; the message contains the reason.</exception>
    public static async Task<string> RunAsync(ISoundSource source, ChannelSelection channels, TimeProvider time, CancellationToken stop)
    {
        var peaks = new float[channels.Count];
        var heard = new HeardSource(source, (frames, _) =>
        {
            for (var i = 0; i < frames.Length; i++)
            {
                peaks[i % peaks.Length] = Math.Max(peaks[i % peaks.Length], Math.Abs(frames[i]));
            }
        });
        var detail = await RunAsync(heard, time, Listening, stop);
        var silent = channels.Channels.Where((_, i) => peaks[i] == 0).ToArray();
        return silent.Length == 0
            ? $"{detail} Channels {string.Join(", ", channels.Channels)} deliver sound."
            : throw new MediaException(
                $"{source.Name} delivers nothing on channel{(silent.Length == 1 ? "" : "s")} {string.Join(", ", silent)}. The device may have fewer channels than 'brush: microphones' names, or the input is switched off.");
    }

    /// <summary>Opens the source, waits for its first sound and closes it.</summary>
    /// <param name="source">A source that is not running.</param>
    /// <param name="time">The clock for the timeout.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>A sentence with the granted block size and, if low latency was refused, the reason.</returns>
    /// <exception cref="MediaException">The source delivers no sound; the message contains the reason.</exception>
    public static Task<string> RunAsync(ISoundSource source, TimeProvider time, CancellationToken stop) => RunAsync(source, time, TimeSpan.Zero, stop);

    private static async Task<string> RunAsync(ISoundSource source, TimeProvider time, TimeSpan listening, CancellationToken stop)
    {
        TaskCompletionSource<SourceReport> firstReport = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var run = source.RunAsync((_, _) => { }, report => firstReport.TrySetResult(report), cancel.Token);
        try
        {
            var report = await firstReport.Task.WaitAsync(Timeout, time, stop);
            if (report.State == SourceState.Running && listening > TimeSpan.Zero)
            {
                await Task.Delay(listening, time, stop);
            }

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

    private sealed class HeardSource(ISoundSource source, SoundHandler hear) : ISoundSource
    {
        public string Name => source.Name;

        public int Channels => source.Channels;

        public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) => source.RunAsync(
            (samples, timestamp) =>
            {
                hear(samples, timestamp);
                onBlock(samples, timestamp);
            },
            report,
            stop);
    }
}
