using System.Collections.Concurrent;
using System.Globalization;
using PaintSound.Media.Conversion;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>
/// Reads an excerpt of a sound file for playback: stereo, 48 kHz. It is the stretch that was indexed, sample for sample: where a seek of ffmpeg cannot be
/// trusted, the file is decoded from its beginning. A channel keeps its side; sides that cancel each other are mixed as for the index. Thread-safe.
/// </summary>
public sealed class ExcerptReader
{
    /// <summary>Sample rate in Hz.</summary>
    public const int SampleRate = 48_000;

    /// <summary>Number of channels: left and right.</summary>
    public const int Channels = 2;

    // To start ffmpeg costs as much as to decode so much music: 0.25 to 0.3 s of a core, against 1.4 to 2.4 ms for each second.
    private const int DecodedSecondsPerStart = 150;

    // Decoders and resamplers need sound before an excerpt until they are exact, and the mixer needs it for its weights.
    private const int LeadSeconds = FileMixer.LeadSeconds + 2;
    private readonly FfmpegTools _ffmpeg;
    private readonly TimeProvider _time;
    private readonly MediaInspector _inspector;
    private readonly ConcurrentDictionary<string, Inspection> _inspections = new(StringComparer.Ordinal);
    private readonly ResamplingFilters _filters = new(SampleRate);
    private readonly SeekTrust _seeks;

    /// <summary>Creates a reader.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="time">The clock for timeouts.</param>
    public ExcerptReader(FfmpegTools ffmpeg, TimeProvider time)
        : this(ffmpeg, time, new SeekTrust(SeekTrust.DefaultFreeSeconds))
    {
    }

    /// <summary>Creates a reader that decides in its own way where seeks are trusted.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="time">The clock for timeouts.</param>
    /// <param name="seeks">The trust in seeks.</param>
    internal ExcerptReader(FfmpegTools ffmpeg, TimeProvider time, SeekTrust seeks) =>
        (_ffmpeg, _time, _inspector, _seeks) = (ffmpeg, time, new MediaInspector(ffmpeg, time), seeks);

    /// <summary>Reads the excerpt block by block, so that the memory use does not depend on its length.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="startSeconds">Start of the excerpt, in seconds from the start of the file's sound.</param>
    /// <param name="seconds">Length in seconds. The excerpt is shorter if the file ends earlier.</param>
    /// <param name="onBlock">Called with every block, on a dedicated thread.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file cannot be read or has no sound at that time.</exception>
    public async Task ReadAsync(string file, double startSeconds, double seconds, StereoHandler onBlock, CancellationToken stop)
    {
        var content = await InspectAsync(file, stop);
        if (!content.HasSound)
        {
            throw MediaFile.CreateReadException(file, "it contains no sound");
        }

        await DedicatedThread.RunAsync("reading " + Path.GetFileName(file), () => Read(file, content, new Stretch(startSeconds, seconds), onBlock, stop));
    }

    /// <summary>True if several excerpts of a file are better read together with <see cref="ReadManyAsync"/>: to start ffmpeg for each takes longer than to decode the file once.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="stretches">The excerpts.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    internal async Task<bool> ShouldReadTogetherAsync(string file, IReadOnlyList<Stretch> stretches, CancellationToken stop) =>
        stretches.Count > 1
        && stretches.Max(stretch => stretch.StartSeconds + stretch.Seconds) <= stretches.Count * DecodedSecondsPerStart
        && (await InspectAsync(file, stop)).Pcm is null;

    /// <summary>Reads several excerpts of a file, which is decoded once from its beginning to the end of the last one.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="stretches">The excerpts, in any order. They may overlap.</param>
    /// <param name="onBlock">Called with every block and the number of its excerpt, on a dedicated thread.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    internal async Task ReadManyAsync(string file, IReadOnlyList<Stretch> stretches, StretchHandler onBlock, CancellationToken stop)
    {
        var content = await InspectAsync(file, stop);
        var position = 0L;
        var all = new Stretch(0, stretches.Max(stretch => stretch.StartSeconds + stretch.Seconds));
        await DedicatedThread.RunAsync("reading " + Path.GetFileName(file), () => Read(file, content, 0, all, Share, stop));

        void Share(ReadOnlySpan<float> samples)
        {
            for (var i = 0; i < stretches.Count; i++)
            {
                var first = Math.Max(0, stretches[i].FirstSample - position);
                var end = Math.Min(samples.Length, stretches[i].FirstSample + stretches[i].SampleCount - position);
                if (first < end)
                {
                    onBlock(i, samples[(int)first..(int)end]);
                }
            }

            position += samples.Length;
        }
    }

    /// <summary>Inspects a file once, until it changes: a performance and a film read many excerpts of a file.</summary>
    private async Task<MediaContent> InspectAsync(string file, CancellationToken stop)
    {
        var modified = File.GetLastWriteTimeUtc(file);
        if (_inspections.TryGetValue(file, out var known) && known.Modified == modified)
        {
            return known.Content;
        }

        var content = await _inspector.InspectAsync(file, stop);
        _inspections[file] = new Inspection(modified, content);
        return content;
    }

    private void Read(string file, MediaContent content, Stretch stretch, StereoHandler onBlock, CancellationToken stop)
    {
        var seek = Math.Max(0, (int)Math.Floor(stretch.StartSeconds) - LeadSeconds);
        switch (content.HasExactSeek ? SeekVerdict.Exact : !content.MayHaveExactSeek ? SeekVerdict.Inexact : _seeks.Judge(file, seek))
        {
            case SeekVerdict.Exact:
                Read(file, content, seek, stretch, onBlock, stop);
                break;
            case SeekVerdict.Inexact:
                Read(file, content, 0, stretch, onBlock, stop);
                break;
            default:
                var start = new SoundBeginning();
                Read(file, content, 0, stretch, samples => { start.Add(samples); onBlock(samples); }, stop);
                if (!start.IsSilent)
                {
                    _seeks.Add(file, seek, isExact: SoundsTheSame(file, content, seek, stretch with { Seconds = Math.Min(stretch.Seconds, SoundBeginning.Seconds) }, start, stop));
                }

                break;
        }
    }

    private bool SoundsTheSame(string file, MediaContent content, int seek, Stretch stretch, SoundBeginning expected, CancellationToken stop)
    {
        var found = new SoundBeginning();
        try
        {
            Read(file, content, seek, stretch, found.Add, stop);
        }
        catch (MediaException)
        {
            // ffmpeg does not find the place.
            return false;
        }

        return found.IsEqualTo(expected);
    }

    private ISoundReader Open(string file, MediaContent content, int seekSeconds, CancellationToken stop)
    {
        SoundRequest request = new(Channels, SampleRate) { SeekSeconds = seekSeconds };
        var input = MediaFile.Require(file);
        return content.Pcm is { } pcm ? new PcmSoundReader(file, pcm, request, _filters) : new SoundReader(_ffmpeg, input, content, request, _time, stop);
    }

    private void Read(string file, MediaContent content, int seekSeconds, Stretch stretch, StereoHandler onBlock, CancellationToken stop)
    {
        try
        {
            using var sound = Open(file, content, seekSeconds, stop);
            Read(file, sound, seekSeconds, stretch, onBlock, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw MediaFile.CreateReadException(file, e.Message.TrimEnd('.'), e);
        }
    }

    private static void Read(string file, ISoundReader sound, int seekSeconds, Stretch stretch, StereoHandler onBlock, CancellationToken stop)
    {
        var skip = stretch.FirstSample - ((long)seekSeconds * SampleRate * Channels);
        var remaining = stretch.SampleCount;
        var hasSound = remaining == 0;
        while (remaining > 0)
        {
            var block = sound.Read();
            if (block.Length == 0)
            {
                break;
            }

            var skipped = (int)Math.Min(skip, block.Length);
            skip -= skipped;
            block = block[skipped..][..(int)Math.Min(block.Length - skipped, remaining)];
            if (block.Length > 0)
            {
                hasSound = true;
                remaining -= block.Length;
                onBlock(block);
            }
        }

        // A file that ends earlier, or is damaged, gives what it has. An excerpt that is complete needs no more of the file.
        var error = remaining > 0 ? sound.GetError() : null;
        stop.ThrowIfCancellationRequested();
        if (sound.HasTimedOut || (error is not null && !hasSound))
        {
            throw MediaFile.CreateReadException(file, error ?? "it does not respond");
        }

        if (!hasSound)
        {
            throw MediaFile.CreateReadException(file, $"it has no sound at {stretch.StartSeconds.ToString("0.######", CultureInfo.InvariantCulture)} s");
        }
    }

    private sealed record Inspection(DateTime Modified, MediaContent Content);
}
