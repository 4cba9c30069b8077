using System.Numerics.Tensors;
using PaintSound.Core.Choosing;
using PaintSound.Core.Signal;
using PaintSound.Core.Works;
using PaintSound.Film.Recording;
using PaintSound.Media;
using PaintSound.Media.Conversion;
using PaintSound.Media.Decoding;
using PaintSound.Media.Streams;

namespace PaintSound.Film.Sound;

/// <summary>
/// Renders the music of a performance: the selected excerpts, cross-faded, as 48 kHz stereo.
/// An excerpt starts at the time of its selection and continues after its 4 s until the next selection. If its work ends earlier, it
/// fades out and silence follows, without a loop. The end of the mix fades out.
/// Each excerpt is played with its gain, which brings it near the loudness of the library (<see cref="LoudnessMatch"/>), or with the one that brings what is
/// heard of it to <see cref="MixdownSettings.LoudnessLufs"/>; peaks above -2 dB are lowered (<see cref="Limiter"/>).
/// The same selections and files give the same samples. Memory use does not depend on the length.
/// </summary>
/// <param name="read">Reads the works.</param>
/// <param name="settings">Cross-fade, brush gain and loudness.</param>
/// <param name="prepare">Prepares the excerpts that will be read; null for nothing.</param>
public sealed class Mixdown(ReadExcerpt read, MixdownSettings settings, PrepareExcerpts? prepare = null)
{
    /// <summary>The length of a fade-in in frames: too short to soften the onset with which an excerpt starts, long enough to avoid a click.</summary>
    private const int Attack = ExcerptReader.SampleRate / 100;

    /// <summary>The highest gain in dB that matches the loudness: near silence must not become noise.</summary>
    private const double MaxMatchGainDb = 40;

    private readonly int _fade = Math.Max(1, (int)(settings.FadeSeconds * ExcerptReader.SampleRate));

    /// <summary>Renders the music.</summary>
    /// <param name="recording">The performance: selections and brush sound.</param>
    /// <param name="length">Length of the mix. Later selections are ignored.</param>
    /// <param name="onBlock">Handles the blocks of the mix, which have exactly that length in total.</param>
    /// <param name="progress">Receives the finished fraction, 0 to 1, after every excerpt.</param>
    /// <param name="stop">Cancels rendering.</param>
    /// <returns>The excerpts that could not be read. The mix has silence at their time.</returns>
    public async Task<IReadOnlyList<MissingExcerpt>> RenderAsync(
        PerformanceRecording recording, TimeSpan length, StereoHandler onBlock, IProgress<double>? progress, CancellationToken stop)
    {
        var total = ToFrames(length);
        var selections = recording.Selections.Where(s => ToFrames(s.At) < total).ToArray();
        var limiter = new Limiter(onBlock);
        var master = new MasterChain(total, _fade, settings.BrushGain > 0 ? new BrushBed(recording, (float)settings.BrushGain) : null, limiter.Process);
        var crossFade = new CrossFade(Attack, _fade, master.Process);
        var missing = new List<MissingExcerpt>();
        var position = 0L;
        var plan = CreatePlan(selections, total);
        if (prepare is not null)
        {
            await prepare([.. plan.Select(part => new NeededExcerpt(part.Selection.Excerpt.Work.File, part.Selection.Excerpt.StartSeconds, GetSeconds(part)))], stop);
        }

        foreach (var part in plan)
        {
            AddSilence(crossFade, position, part.Start);
            position = part.End;
            crossFade.Open(part.Start, part.End);
            if (await PlayAsync(part, crossFade.Process, stop) is { } reason)
            {
                missing.Add(new MissingExcerpt(part.Selection, reason));
            }

            crossFade.Close();
            progress?.Report(position / (double)total);
        }

        AddSilence(crossFade, position, total);
        limiter.Close();
        progress?.Report(1);
        return missing;
    }

    /// <summary>Finds when each selection plays: until the next one, or until its work ends.</summary>
    private List<Part> CreatePlan(Selection[] selections, long total)
    {
        var plan = new List<Part>();
        var position = 0L;
        for (var i = 0; i < selections.Length; i++)
        {
            var start = Math.Max(position, ToFrames(selections[i].At));
            var next = i + 1 < selections.Length ? Math.Max(start, ToFrames(selections[i + 1].At)) : total;
            position = Math.Min(next, start + CountRemainingFrames(selections[i]));
            plan.Add(new Part(selections[i], start, position));
        }

        return plan;
    }

    private double GetSeconds(Part part) => (part.End - part.Start + _fade) / (double)ExcerptReader.SampleRate;

    private static long ToFrames(TimeSpan time) => (long)Math.Round(time.TotalSeconds * ExcerptReader.SampleRate);

    /// <summary>Returns the frames from the start of the excerpt to the fade-out at the end of its work. A duration of 0 means unknown.</summary>
    private long CountRemainingFrames(Selection selection)
    {
        var (work, start) = (selection.Excerpt.Work, selection.Excerpt.StartSeconds);
        return work.DurationSeconds > 0
            ? Math.Max(0, ToFrames(TimeSpan.FromSeconds(work.DurationSeconds - start)) - _fade)
            : long.MaxValue / 2;
    }

    private static void AddSilence(CrossFade crossFade, long from, long to)
    {
        if (from < to)
        {
            crossFade.Open(from, to);
            crossFade.Close();
        }
    }

    private async Task<string?> PlayAsync(Part part, StereoHandler onBlock, CancellationToken stop)
    {
        var selection = part.Selection;
        var gain = 1f;
        var scaled = Array.Empty<float>();
        try
        {
            gain = (float)Decibels.ToFactor(await FindGainAsync(part, stop));
            await read(selection.Excerpt.Work.File, selection.Excerpt.StartSeconds, GetSeconds(part), Scale, stop);
            return null;
        }
        catch (MediaException e)
        {
            return e.Message;
        }

        void Scale(ReadOnlySpan<float> samples)
        {
            if (scaled.Length < samples.Length)
            {
                scaled = new float[samples.Length];
            }

            TensorPrimitives.Multiply(samples, gain, scaled);
            onBlock(scaled.AsSpan(0, samples.Length));
        }
    }

    /// <summary>Returns the gain of a selection in dB. Its loudness before its fade-out is measured in a reading of its own, so that memory does not depend on its length.</summary>
    private async Task<double> FindGainAsync(Part part, CancellationToken stop)
    {
        var selection = part.Selection;
        if (settings.LoudnessLufs is not { } target)
        {
            return selection.Excerpt.GainDb;
        }

        var meter = new LoudnessMeter(ExcerptReader.SampleRate, ExcerptReader.Channels);
        var heard = (part.End - part.Start) * ExcerptReader.Channels;
        await read(selection.Excerpt.Work.File, selection.Excerpt.StartSeconds, GetSeconds(part), Measure, stop);
        return meter.IntegratedLufs is { } lufs ? Math.Min(target - lufs, MaxMatchGainDb) : selection.Excerpt.GainDb;

        void Measure(ReadOnlySpan<float> samples)
        {
            var count = (int)Math.Min(heard, samples.Length);
            meter.Add(samples[..count]);
            heard -= count;
        }
    }

    /// <summary>When a selection plays.</summary>
    /// <param name="Selection">The selection.</param>
    /// <param name="Start">Its first frame in the mix.</param>
    /// <param name="End">The frame after its last one; the fade-out follows.</param>
    private sealed record Part(Selection Selection, long Start, long End);
}
