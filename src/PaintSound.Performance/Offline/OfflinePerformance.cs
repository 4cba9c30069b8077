using System.Collections.Concurrent;
using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Offline;

/// <summary>
/// Plays a recording through a performance as fast as it can be perceived: sound and frames advance together, a perception
/// step at a time, whichever of the two is decoded faster. The same recording gives the same decisions.
/// </summary>
public sealed class OfflinePerformance(PerformancePipeline performance, OfflineTimeProvider time, double framesPerSecond)
{
    private static readonly int StepSamples = (int)(PerformancePipeline.StepLength.TotalSeconds * ISoundSource.SampleRate);

    /// <summary>Decoded ahead of the performance, in steps and in frames: enough to keep the decoders busy, little memory.</summary>
    private const int Ahead = 16;

    /// <summary>Plays them all to the end of the longest.</summary>
    /// <param name="players">Brush, canvas and music, delivered as fast as they are taken.</param>
    /// <param name="progress">Told the position after every step.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The length of the performance.</returns>
    public async Task<TimeSpan> PlayAsync(PerformanceInputs players, Action<TimeSpan> progress, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var brush = new BlockingCollection<float[]>(Ahead);
        using var music = new BlockingCollection<float[]>(Ahead);
        using var frames = new BlockingCollection<byte[]>(Ahead);
        var reports = new ConcurrentQueue<SourceReport>();
        var delivering = Task.WhenAll(
            OrEndAsync(() => HearAsync(players.Brush, brush, reports.Enqueue, over.Token), over),
            OrEndAsync(() => HearAsync(players.Music, music, reports.Enqueue, over.Token), over),
            OrEndAsync(() => SeeAsync(players.Canvas, frames, reports.Enqueue, over.Token), over));
        try
        {
            return await Task.Run(() => Play(brush, music, frames, reports, progress, over.Token), CancellationToken.None);
        }
        finally
        {
            await over.CancelAsync();
            await delivering;
        }
    }

    /// <summary>A recording that cannot be read ends everything; its complaint is the one that is told.</summary>
    private static async Task OrEndAsync(Func<Task> deliver, CancellationTokenSource over)
    {
        try
        {
            await Task.Run(deliver, CancellationToken.None);
        }
        catch
        {
            await over.CancelAsync();
            throw;
        }
    }

    private TimeSpan Play(
        BlockingCollection<float[]> brush,
        BlockingCollection<float[]> music,
        BlockingCollection<byte[]> frames,
        ConcurrentQueue<SourceReport> reports,
        Action<TimeSpan> progress,
        CancellationToken stop)
    {
        var silence = new float[StepSamples];
        var length = TimeSpan.Zero;
        for (long heard = 0, seen = 0; ; )
        {
            stop.ThrowIfCancellationRequested();
            var end = TimeSpan.FromSeconds((heard + StepSamples) / (double)ISoundSource.SampleRate);
            time.MoveTo(end);
            var listening = brush.TryTake(out var stroke, Timeout.Infinite, stop);
            if (music.TryTake(out var played, Timeout.Infinite, stop))
            {
                performance.AddMusic(played, end.Ticks);
                listening = true;
            }

            var looking = false;
            while (seen / framesPerSecond < end.TotalSeconds && frames.TryTake(out var frame, Timeout.Infinite, stop))
            {
                performance.AddFrame(frame, TimeSpan.FromSeconds(seen++ / framesPerSecond).Ticks);
                looking = true;
            }

            while (reports.TryDequeue(out var report))
            {
                performance.Report(report);
            }

            if (!listening && !looking && frames.IsCompleted)
            {
                return length;
            }

            performance.AddBrush(stroke ?? silence, end.Ticks);
            heard += StepSamples;
            performance.Step();
            performance.DeliverEvents();
            length = end;
            progress(end);
        }
    }

    private static async Task HearAsync(
        ISoundSource? source, BlockingCollection<float[]> sounds, Action<SourceReport> report, CancellationToken over)
    {
        var step = new float[StepSamples];
        var filled = 0;
        try
        {
            await (source?.RunAsync(
                (samples, _) =>
                {
                    while (samples.Length > 0)
                    {
                        var part = Math.Min(samples.Length, StepSamples - filled);
                        samples[..part].CopyTo(step.AsSpan(filled));
                        samples = samples[part..];
                        filled += part;
                        if (filled == StepSamples)
                        {
                            sounds.Add(step, over);
                            (step, filled) = (new float[StepSamples], 0);
                        }
                    }
                },
                report,
                over) ?? Task.CompletedTask);
            if (filled > 0)
            {
                sounds.Add(step, over);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The player has stopped: nobody waits for the rest.
        }
        finally
        {
            sounds.CompleteAdding();
        }
    }

    private static async Task SeeAsync(
        IFrameSource canvas, BlockingCollection<byte[]> frames, Action<SourceReport> report, CancellationToken over)
    {
        try
        {
            await canvas.RunAsync((rgb, _) => frames.Add(rgb.ToArray(), over), report, over);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The player has stopped: nobody waits for the rest.
        }
        finally
        {
            frames.CompleteAdding();
        }
    }
}
