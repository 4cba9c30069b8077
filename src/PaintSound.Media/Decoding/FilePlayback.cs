using PaintSound.Core.Sources;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>
/// Plays a sound or video file as units (sound blocks, frames) at a constant rate. Timestamps count from the start of the playback by the
/// length of the units, so that the same file gives the same timestamps at any speed.
/// </summary>
/// <param name="file">Path of the file.</param>
/// <param name="kind">The role of the source: brush, canvas or music.</param>
/// <param name="time">The session clock.</param>
/// <param name="realTime">True to play at the speed of the clock; false to read as fast as possible.</param>
/// <param name="loop">True to begin again at the end, until it is stopped.</param>
internal sealed class FilePlayback(string file, SourceKind kind, TimeProvider time, bool realTime, bool loop = false)
{
    /// <summary>Plays the file from start to end, or again and again. Then sound and pictures of one film begin each round together, and no time is missing between two rounds.</summary>
    /// <param name="open">Opens the file.</param>
    /// <param name="unitBytes">Bytes in one unit.</param>
    /// <param name="seconds">Length of one unit in seconds.</param>
    /// <param name="duration">Length of the file in seconds, which is the length of a round; 0 if it is not known.</param>
    /// <param name="onUnit">Called with every unit.</param>
    /// <param name="report">Called at the start and at the end.</param>
    /// <param name="stop">Ends the playback without a report.</param>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    public Task RunAsync(
        Func<IUnitReader> open, int unitBytes, double seconds, double duration, UnitHandler onUnit, Action<SourceReport> report, CancellationToken stop) =>
        DedicatedThread.RunAsync(Path.GetFileName(file), () =>
        {
            using RealTimePacer pacer = new(time, stop);
            var round = RoundLength(duration);
            var begin = 0.0;
            var reader = open();
            var start = time.GetTimestamp();
            PreparedReader? next = null;
            try
            {
                do
                {
                    // It waits for its first unit to be read, long before the end of this round.
                    next = loop ? new PreparedReader(file, open) : null;
                    var count = PlayRound(reader, begin == 0);
                    begin += round > 0 ? round : count * seconds;
                    if (loop && !stop.IsCancellationRequested)
                    {
                        reader.Dispose();
                        reader = next!.Take();
                    }
                }
                while (loop && !stop.IsCancellationRequested);
            }
            finally
            {
                next?.Dispose();
                reader.Dispose();
            }

            if (!stop.IsCancellationRequested)
            {
                report(new SourceReport(kind, SourceState.Lost, $"{file} has ended."));
            }

            // Returns the number of units.
            long PlayRound(IUnitReader units, bool isFirst)
            {
                long count = 0;
                var isCut = false;
                for (var read = units.ReadUnits(); read.Length > 0 && !isCut; read = units.ReadUnits())
                {
                    for (; read.Length > 0 && !isCut && !stop.IsCancellationRequested; read = read[unitBytes..])
                    {
                        Play(read[..unitBytes], ++count, isFirst);
                        isCut = loop && round > 0 && (count + 1) * seconds > round + (seconds / 2);
                    }
                }

                if (stop.IsCancellationRequested)
                {
                    return count;
                }

                if (!isCut && units.GetError() is { } error)
                {
                    throw MediaFile.CreateReadException(file, error);
                }

                if (count == 0)
                {
                    throw MediaFile.CreateReadException(file, kind == SourceKind.Canvas ? "it contains no pictures" : "it contains no sound");
                }

                // A sound that is shorter than its film is silent at the end. The last picture stands.
                var silence = loop && kind != SourceKind.Canvas && (count + 1) * seconds <= round + (seconds / 2) ? new byte[unitBytes] : [];
                while (silence.Length > 0 && (count + 1) * seconds <= round + (seconds / 2) && !stop.IsCancellationRequested)
                {
                    Play(silence, ++count, isFirst: false);
                }

                return count;
            }

            void Play(ReadOnlySpan<byte> unit, long count, bool isFirst)
            {
                var due = start + (long)((begin + (count * seconds)) * time.TimestampFrequency);
                if (realTime)
                {
                    pacer.WaitUntil(due);
                }

                if (isFirst && count == 1)
                {
                    report(new SourceReport(kind, SourceState.Running, loop ? $"{file} is playing in a loop." : $"{file} is playing."));
                }

                onUnit(unit, due);
            }
        });

    // Whole blocks of sound, so that they follow each other without a gap. Pictures have the same rounds.
    private static double RoundLength(double duration) => Math.Ceiling((duration * SoundFileSource.BlocksPerSecond) - 1e-6) / SoundFileSource.BlocksPerSecond;
}
