using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Decoding;

/// <summary>What is read of a file's sound.</summary>
/// <param name="Outputs">1 for mono, 2 for left and right.</param>
/// <param name="Rate">Sample rate in Hz.</param>
internal sealed record SoundRequest(int Outputs, int Rate)
{
    /// <summary>ffmpeg's options that keep the times of a film as they are. Otherwise a transport stream begins with the stream that is read.</summary>
    public static IReadOnlyList<string> FilmTime { get; } = ["-copyts"];

    /// <summary>Where reading starts, in whole seconds from the start of the file.</summary>
    public int SeekSeconds { get; init; }

    /// <summary>True to measure the loudness, too.</summary>
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

    /// <summary>ffmpeg's options that select the sound.</summary>
    /// <param name="stream">The sound stream, from 0.</param>
    public IReadOnlyList<string> Select(int stream) =>
        ["-vn", "-map", $"0:a:{stream}", .. FilmStartSeconds is { } start ? new[] { "-af", FormattableString.Invariant($"aresample={Rate},aresample=async=1:first_pts={Math.Round(start * Rate)}") } : []];
}
