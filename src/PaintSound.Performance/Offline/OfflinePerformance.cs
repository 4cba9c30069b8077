using System.Collections.Concurrent;
using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Offline;

/// <summary>
/// Processes a recording as fast as possible. Sound and frames advance together by one perception step, whichever of them is decoded faster. The
/// same recording gives the same selections.
/// </summary>
public sealed class OfflinePerformance(PerformancePipeline performance, OfflineTimeProvider time, double framesPerSecond)
{
    private static readonly int StepSamples = (int)(PerformancePipeline.StepLength.TotalSeconds * ISoundSource.SampleRate);

    /// <summary>The maximum number of decoded steps and of decoded frames in the buffers: keeps the decoders busy with little memory.</summary>
    private const int BufferSize = 16;

    /// <summary>Processes all inputs to the end of the longest one.</summary>
    /// <param name="inputs">Brush, canvas and music, which deliver without delay.</param>
    /// <param name="progress">Called with the position after every step.</param>
    /// <param name="stop">Cancels the processing.</param>
    /// <returns>The length of the performance.</returns>
    public async Task<TimeSpan> PlayAsync(PerformanceInputs inputs, Action<TimeSpan> progress, CancellationToken stop)
    {
        using var finished = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var brush = new BlockingCollection<float[]>(BufferSize);
        using var music = new BlockingCollection<float[]>(BufferSize);
        using var frames = new BlockingCollection<byte[]>(BufferSize);
        var reports = new ConcurrentQueue<SourceReport>();
        var reading = Task.WhenAll(
            RunOrCancelAsync(() => ReadSoundAsync(inputs.Brush, brush, reports.Enqueue, finished.Token), finished),
            RunOrCancelAsync(() => ReadSoundAsync(inputs.Music, music, reports.Enqueue, finished.Token), finished),
            RunOrCancelAsync(() => ReadFramesAsync(inputs.Canvas, frames, reports.Enqueue, finished.Token), finished));
        try
        {
            return await Task.Run(() => Process(brush, music, frames, reports, progress, finished.Token), CancellationToken.None);
        }
        finally
        {
            await finished.CancelAsync();
            await reading;
        }
    }

    /// <summary>Cancels all inputs if one recording cannot be read, so that the caller gets its exception.</summary>
    private static async Task RunOrCancelAsync(Func<Task> read, CancellationTokenSource finished)
    {
        try
        {
            await Task.Run(read, CancellationToken.None);
        }
        catch
        {
            await finished.CancelAsync();
            throw;
        }
    }

    private TimeSpan Process(
        BlockingCollection<float[]> brush,
        BlockingCollection<float[]> music,
        BlockingCollection<byte[]> frames,
        ConcurrentQueue<SourceReport> reports,
        Action<TimeSpan> progress,
        CancellationToken stop)
    {
        var silence = new float[StepSamples * performance.BrushChannels];
        var length = TimeSpan.Zero;
        for (long sampleCount = 0, frameCount = 0; ; )
        {
            stop.ThrowIfCancellationRequested();
            var end = TimeSpan.FromSeconds((sampleCount + StepSamples) / (double)ISoundSource.SampleRate);
            if (performance.NextStep is { } next)
            {
                time.MoveTo(next);
                Step();
            }

            time.MoveTo(end);
            var hasSound = brush.TryTake(out var brushStep, Timeout.Infinite, stop);
            if (music.TryTake(out var musicStep, Timeout.Infinite, stop))
            {
                performance.AddMusic(musicStep, end.Ticks);
                hasSound = true;
            }

            var hasFrame = false;
            while (frameCount / framesPerSecond < end.TotalSeconds && frames.TryTake(out var frame, Timeout.Infinite, stop))
            {
                performance.AddFrame(frame, TimeSpan.FromSeconds(frameCount++ / framesPerSecond).Ticks);
                hasFrame = true;
            }

            while (reports.TryDequeue(out var report))
            {
                performance.Report(report);
            }

            if (!hasSound && !hasFrame && frames.IsCompleted)
            {
                return length;
            }

            performance.AddBrush(brushStep ?? silence, end.Ticks);
            sampleCount += StepSamples;
            Step();
            length = end;
            progress(end);
        }

        void Step()
        {
            performance.Step();
            performance.DeliverEvents();
        }
    }

    private static async Task ReadSoundAsync(
        ISoundSource? source, BlockingCollection<float[]> steps, Action<SourceReport> report, CancellationToken finished)
    {
        var length = StepSamples * (source?.Channels ?? 1);
        var step = new float[length];
        var filled = 0;
        try
        {
            await (source?.RunAsync(
                (samples, _) =>
                {
                    while (samples.Length > 0)
                    {
                        var part = Math.Min(samples.Length, length - filled);
                        samples[..part].CopyTo(step.AsSpan(filled));
                        samples = samples[part..];
                        filled += part;
                        if (filled == length)
                        {
                            steps.Add(step, finished);
                            (step, filled) = (new float[length], 0);
                        }
                    }
                },
                report,
                finished) ?? Task.CompletedTask);
            if (filled > 0)
            {
                steps.Add(step, finished);
            }
        }
        catch (OperationCanceledException) when (finished.IsCancellationRequested)
        {
            // Processing has stopped: the rest is not needed.
        }
        finally
        {
            steps.CompleteAdding();
        }
    }

    private static async Task ReadFramesAsync(
        IFrameSource canvas, BlockingCollection<byte[]> frames, Action<SourceReport> report, CancellationToken finished)
    {
        try
        {
            await canvas.RunAsync((rgb, _) => frames.Add(rgb.ToArray(), finished), report, finished);
        }
        catch (OperationCanceledException) when (finished.IsCancellationRequested)
        {
            // Processing has stopped: the rest is not needed.
        }
        finally
        {
            frames.CompleteAdding();
        }
    }
}
