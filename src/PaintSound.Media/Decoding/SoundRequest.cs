using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Decoding;

/// <summary>What is read of a file's sound.</summary>
/// <param name="Outputs">1 for mono, 2 for left and right.</param>
/// <param name="Rate">Sample rate in Hz.</param>
internal sealed record SoundRequest(int Outputs, int Rate)
{
    private const string LoudnessFilter = $@"ebur128=metadata=1:dualmono=true,ametadata=print:key={LoudnessKey}:file='pipe\:2'[measured]";

    /// <summary>ffmpeg's options that keep the times of a film as they are. Otherwise a transport stream begins with the stream that is read.</summary>
    public static IReadOnlyList<string> FilmTime { get; } = ["-copyts"];

    /// <summary>The key of the loudness in ffmpeg's metadata.</summary>
    public const string LoudnessKey = "lavfi.r128.I";

    /// <summary>Where reading starts, in whole seconds from the start of the file.</summary>
    public int SeekSeconds { get; init; }

    /// <summary>True to measure the loudness, too. The same process does both.</summary>
    public bool MeasuresLoudness { get; init; }

    /// <summary>
    /// For the sound of a film, the time at which the film starts, in seconds: if the sound starts later, or has gaps, there is silence. Null to read the
    /// sound alone, one sample after the other.
    /// </summary>
    public double? FilmStartSeconds { get; init; }

    /// <summary>True to use one thread, for a recording that is played in real time.</summary>
    public bool UsesOneThread { get; init; }

    /// <summary>The channels to read, each as it is; null for a mix of all, with <see cref="Outputs"/>.</summary>
    public ChannelSelection? Selection { get; init; }

    /// <summary>Receives what ffmpeg says about the file; null for nothing.</summary>
    public InputDescription? Description { get; init; }

    /// <summary>ffmpeg's options before the input.</summary>
    public IReadOnlyList<string> InputOptions => [.. Description is null ? [] : new[] { "-loglevel", "level+info", "-nostats" }, .. UsesOneThread ? new[] { "-threads", "1" } : [], .. FilmStartSeconds is null ? [] : FilmTime];

    /// <summary>ffmpeg's options after the output of the sound.</summary>
    public IReadOnlyList<string> Measure => MeasuresLoudness ? ["-map", "[measured]", "-f", "null", "-"] : [];

    /// <summary>ffmpeg's options that select the sound.</summary>
    /// <param name="stream">The sound stream, from 0.</param>
    public IReadOnlyList<string> Select(int stream) => MeasuresLoudness
        ? ["-vn", "-filter_complex", $"[0:a:{stream}]asplit[sound][copy];[copy]{LoudnessFilter}", "-map", "[sound]"]
        : ["-vn", "-map", $"0:a:{stream}", .. FilmStartSeconds is { } start ? new[] { "-af", FormattableString.Invariant($"aresample={Rate},aresample=async=1:first_pts={Math.Round(start * Rate)}") } : []];
}
