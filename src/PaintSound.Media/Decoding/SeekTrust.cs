using System.Collections.Concurrent;

namespace PaintSound.Media.Decoding;

/// <summary>
/// Remembers in which compressed files a seek of ffmpeg was compared with decoding from the beginning, and how far into the file it was equal. In many
/// formats a seek is right in a healthy file, and wrong in one that is damaged, cut or joined from several files; and some decoders give other samples
/// after a seek. Thread-safe.
/// </summary>
/// <param name="freeSeconds">Up to this time, decoding from the beginning costs too little to seek.</param>
internal sealed class SeekTrust(int freeSeconds)
{
    /// <summary>Decoding 60 s costs less than 0.2 s of one core.</summary>
    public const int DefaultFreeSeconds = 60;

    private readonly ConcurrentDictionary<string, Trial> _trials = new(StringComparer.Ordinal);

    /// <summary>Judges a seek.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="seconds">The place in the file.</param>
    public SeekVerdict Judge(string file, int seconds)
    {
        if (seconds <= freeSeconds)
        {
            return SeekVerdict.Inexact;
        }

        return _trials.TryGetValue(file, out var trial) && trial.Modified == File.GetLastWriteTimeUtc(file)
            ? !trial.IsExact ? SeekVerdict.Inexact : seconds <= trial.Seconds ? SeekVerdict.Exact : SeekVerdict.Unknown
            : SeekVerdict.Unknown;
    }

    /// <summary>Adds the result of a comparison.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="seconds">The place in the file.</param>
    /// <param name="isExact">True if both ways gave the same sound.</param>
    public void Add(string file, int seconds, bool isExact) => _trials[file] = new Trial(File.GetLastWriteTimeUtc(file), seconds, isExact);

    private sealed record Trial(DateTime Modified, int Seconds, bool IsExact);
}
