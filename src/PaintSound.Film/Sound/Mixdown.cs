using PaintSound.Core.Choosing;
using PaintSound.Film.Recording;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Streams;

namespace PaintSound.Film.Sound;

/// <summary>
/// Renders the music of a performance: the selected excerpts, cross-faded, as 48 kHz stereo.
/// An excerpt starts when it was selected and plays on past its four seconds until the next selection. If its work ends earlier, it
/// fades out and silence follows; nothing is looped. The end of the mix fades out.
/// Levels are those of the files; only peaks above -1 dB are lowered (<see cref="Limiter"/>).
/// The same selections and files give the same samples. Memory does not grow with the length.
/// </summary>
/// <param name="read">Reads the works.</param>
/// <param name="settings">Cross-fade and brush gain.</param>
public sealed class Mixdown(ReadExcerpt read, MixdownSettings settings)
{
    private readonly int _fade = Math.Max(1, (int)(settings.FadeSeconds * ExcerptReader.SampleRate));

    /// <summary>Renders the music.</summary>
    /// <param name="recording">The performance: selections and brush sound.</param>
    /// <param name="length">Length of the mix; later selections are ignored.</param>
    /// <param name="receive">Receives exactly that length, in blocks.</param>
    /// <param name="progress">Reports the fraction done, 0 to 1, after every excerpt.</param>
    /// <param name="stop">Cancels rendering.</param>
    /// <returns>The excerpts that could not be read; the mix has silence in their place.</returns>
    public async Task<IReadOnlyList<MissingExcerpt>> RenderAsync(
        PerformanceRecording recording, TimeSpan length, StereoHandler receive, IProgress<double>? progress, CancellationToken stop)
    {
        var total = Frames(length);
        var selections = recording.Selections.Where(s => Frames(s.At) < total).ToArray();
        var limiter = new Limiter(receive);
        var master = new MasterChain(total, _fade, settings.BrushGain > 0 ? new BrushBed(recording, (float)settings.BrushGain) : null, limiter.Process);
        var joined = new CrossFade(_fade, master.Process);
        var missing = new List<MissingExcerpt>();
        var at = 0L;
        for (var i = 0; i < selections.Length; i++)
        {
            var start = Math.Max(at, Frames(selections[i].At));
            at = AddSilence(joined, at, start);
            var next = i + 1 < selections.Length ? Math.Max(start, Frames(selections[i + 1].At)) : total;
            at = Math.Min(next, start + RemainingFrames(selections[i]));
            joined.Open(start, at);
            if (await PlayAsync(selections[i], at - start + _fade, joined.Process, stop) is { } reason)
            {
                missing.Add(new MissingExcerpt(selections[i], reason));
            }

            joined.Close();
            progress?.Report(at / (double)total);
        }

        AddSilence(joined, at, total);
        limiter.Close();
        progress?.Report(1);
        return missing;
    }

    private static long Frames(TimeSpan time) => (long)Math.Round(time.TotalSeconds * ExcerptReader.SampleRate);

    /// <summary>Frames from the excerpt's start to where its work must start to fade out; a duration of 0 means unknown.</summary>
    private long RemainingFrames(Selection selection)
    {
        var (work, start) = (selection.Excerpt.Work, selection.Excerpt.StartSeconds);
        return work.DurationSeconds > 0
            ? Math.Max(0, Frames(TimeSpan.FromSeconds(work.DurationSeconds - start)) - _fade)
            : long.MaxValue / 2;
    }

    private static long AddSilence(CrossFade joined, long from, long to)
    {
        if (from < to)
        {
            joined.Open(from, to);
            joined.Close();
        }

        return to;
    }

    private async Task<string?> PlayAsync(Selection selection, long frames, StereoHandler receive, CancellationToken stop)
    {
        try
        {
            await read(selection.Excerpt.Work.File, selection.Excerpt.StartSeconds, frames / (double)ExcerptReader.SampleRate, receive, stop);
            return null;
        }
        catch (MediaException e)
        {
            return e.Message;
        }
    }
}
