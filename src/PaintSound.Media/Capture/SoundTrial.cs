using System.Globalization;
using PaintSound.Core.Brush.Microphones;
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

    /// <summary>Opens a source of contact microphones, listens for one second and closes it.</summary>
    /// <param name="source">A source that is not running.</param>
    /// <param name="microphones">How its microphones are named, in the order of its channels.</param>
    /// <param name="time">The clock for the timeout.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>A sentence with the granted block size, and one about the levels.</returns>
    /// <exception cref="MediaException">The source delivers no sound, or a microphone does not work; the message contains the reason.</exception>
    public static async Task<string> RunAsync(ISoundSource source, IReadOnlyList<MicrophoneLabel> microphones, TimeProvider time, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(microphones);
        var monitor = new MicrophoneMonitor(microphones.Count, time);
        var readings = monitor.Read();
        var detail = await RunAsync(new MonitoredBrush(source, monitor), time, Listening, () => readings = monitor.Read(), stop);
        var wrong = readings.Select((reading, i) => (Reading: reading, Name: $"{microphones[i]}"))
            .Where(heard => MicrophoneAdvice.IsWrong(heard.Reading))
            .Select(heard => $"{heard.Name}: {MicrophoneAdvice.Describe(heard.Reading)}")
            .ToArray();
        return wrong.Length > 0
            ? throw new MediaException($"{source.Name}, {string.Join(' ', wrong)}")
            : $"{detail} {(microphones.Count == 1 ? "The microphone delivers" : $"{microphones.Count} microphones deliver")} sound: {Levels(readings)} dB.";
    }

    private static string Levels(IReadOnlyList<MicrophoneReading> readings) =>
        string.Join(", ", readings.Select(reading => reading.LevelDb.ToString("0", CultureInfo.InvariantCulture)));

    /// <summary>Opens the source, waits for its first sound and closes it.</summary>
    /// <param name="source">A source that is not running.</param>
    /// <param name="time">The clock for the timeout.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>A sentence with the granted block size and, if low latency was refused, the reason.</returns>
    /// <exception cref="MediaException">The source delivers no sound; the message contains the reason.</exception>
    public static Task<string> RunAsync(ISoundSource source, TimeProvider time, CancellationToken stop) => RunAsync(source, time, TimeSpan.Zero, () => { }, stop);

    private static async Task<string> RunAsync(ISoundSource source, TimeProvider time, TimeSpan listening, Action onHeard, CancellationToken stop)
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

            onHeard();

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
