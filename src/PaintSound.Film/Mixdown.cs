using PaintSound.Core.Choosing;
using PaintSound.Media;
using PaintSound.Media.Decoding;

namespace PaintSound.Film;

/// <summary>
/// The music of a performance: the chosen excerpts, cross-faded, as 48 kHz stereo.
/// An excerpt begins the moment it was chosen and plays on in its work, past its four seconds, for as long as it stays
/// the current one: music does not stop because nobody has decided yet. When its work ends before the next selection it
/// is faded out and silence follows; nothing is looped. The last half second of all is faded out.
/// Levels are those of the files; only peaks above -1 dB are turned down (<see cref="Limiter"/>).
/// The same selections and files give the same samples. Memory does not grow with the length.
/// </summary>
/// <param name="read">Reads the works.</param>
/// <param name="settings">Cross-fade and brush.</param>
public sealed class Mixdown(ReadStretch read, MixdownSettings settings)
{
    private readonly int _fade = Math.Max(1, (int)(settings.FadeSeconds * ExcerptReader.SampleRate));

    /// <summary>Renders the music.</summary>
    /// <param name="chronicle">What was chosen, and the brush to lie underneath.</param>
    /// <param name="length">How long the music is; selections after it are left out.</param>
    /// <param name="hear">Receives exactly that many frames, in blocks.</param>
    /// <param name="progress">Told how much is done, 0..1, after every excerpt.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The excerpts that could not be read; in their place is silence.</returns>
    public async Task<IReadOnlyList<Missing>> RenderAsync(
        Chronicle chronicle, TimeSpan length, StereoHandler hear, IProgress<double>? progress, CancellationToken stop)
    {
        var total = Frames(length);
        var selections = chronicle.Selections.Where(s => Frames(s.At) < total).ToArray();
        var limiter = new Limiter(hear);
        var finish = new Finish(total, _fade, settings.BrushGain > 0 ? new BrushBed(chronicle, (float)settings.BrushGain) : null, limiter.Take);
        var voices = new CrossFade(_fade, finish.Take);
        var missing = new List<Missing>();
        var at = 0L;
        for (var i = 0; i < selections.Length; i++)
        {
            var start = Math.Max(at, Frames(selections[i].At));
            at = Rest(voices, at, start);
            var next = i + 1 < selections.Length ? Math.Max(start, Frames(selections[i + 1].At)) : total;
            at = Math.Min(next, start + Left(selections[i]));
            voices.Open(start, at);
            if (await PlayAsync(selections[i], at - start + _fade, voices.Sound, stop) is { } reason)
            {
                missing.Add(new Missing(selections[i], reason));
            }

            voices.Close();
            progress?.Report(at / (double)total);
        }

        Rest(voices, at, total);
        limiter.Close();
        progress?.Report(1);
        return missing;
    }

    private static long Frames(TimeSpan time) => (long)Math.Round(time.TotalSeconds * ExcerptReader.SampleRate);

    /// <summary>Frames of the work from the excerpt's start to where it must begin to fade; a length of 0 means that nobody knows.</summary>
    private long Left(Selection selection)
    {
        var (work, start) = (selection.Excerpt.Work, selection.Excerpt.StartSeconds);
        return work.DurationSeconds > 0
            ? Math.Max(0, Frames(TimeSpan.FromSeconds(work.DurationSeconds - start)) - _fade)
            : long.MaxValue / 2;
    }

    private static long Rest(CrossFade voices, long from, long to)
    {
        if (from < to)
        {
            voices.Open(from, to);
            voices.Close();
        }

        return to;
    }

    private async Task<string?> PlayAsync(Selection selection, long frames, StereoHandler hear, CancellationToken stop)
    {
        try
        {
            await read(selection.Excerpt.Work.File, selection.Excerpt.StartSeconds, frames / (double)ExcerptReader.SampleRate, hear, stop);
            return null;
        }
        catch (MediaException e)
        {
            return e.Message;
        }
    }
}
