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
internal sealed class FilePlayback(string file, SourceKind kind, TimeProvider time, bool realTime)
{
    /// <summary>Plays the file from start to end.</summary>
    /// <param name="open">Opens the file.</param>
    /// <param name="unitBytes">Bytes in one unit.</param>
    /// <param name="seconds">Length of one unit in seconds.</param>
    /// <param name="onUnit">Called with every unit.</param>
    /// <param name="report">Called at the start and at the end.</param>
    /// <param name="stop">Ends the playback without a report.</param>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    public Task RunAsync(
        Func<IUnitReader> open, int unitBytes, double seconds, UnitHandler onUnit, Action<SourceReport> report, CancellationToken stop) =>
        DedicatedThread.RunAsync(Path.GetFileName(file), () =>
        {
            using var reader = open();
            using RealTimePacer pacer = new(time, stop);
            var start = time.GetTimestamp();
            long count = 0;
            for (var units = reader.ReadUnits(); units.Length > 0; units = reader.ReadUnits())
            {
                for (; units.Length > 0 && !stop.IsCancellationRequested; units = units[unitBytes..])
                {
                    var due = start + (long)(++count * seconds * time.TimestampFrequency);
                    if (realTime)
                    {
                        pacer.WaitUntil(due);
                    }

                    if (count == 1)
                    {
                        report(new SourceReport(kind, SourceState.Running, $"{file} is playing."));
                    }

                    onUnit(units[..unitBytes], due);
                }
            }

            var error = reader.GetError();
            if (stop.IsCancellationRequested)
            {
                return;
            }

            if (error is not null)
            {
                throw MediaFile.CreateReadException(file, error);
            }

            if (count == 0)
            {
                throw MediaFile.CreateReadException(file, kind == SourceKind.Canvas ? "it contains no pictures" : "it contains no sound");
            }

            report(new SourceReport(kind, SourceState.Lost, $"{file} has ended."));
        });
}
