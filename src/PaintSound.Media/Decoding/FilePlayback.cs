using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>
/// What sound files and video files have in common: units at an even rate from the beginning to the end. Their timestamps are
/// those of the recording, counted from the start, so that the same file gives the same times at any speed.
/// </summary>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="file">The file.</param>
/// <param name="kind">What it stands for.</param>
/// <param name="time">The clock.</param>
/// <param name="realTime">True to play at the clock's speed, false to read as fast as possible.</param>
internal sealed class FilePlayback(FfmpegTools ffmpeg, string file, SourceKind kind, TimeProvider time, bool realTime)
{
    /// <summary>Delivers the recording.</summary>
    /// <param name="output">ffmpeg's arguments behind the input.</param>
    /// <param name="unit">Bytes in a unit.</param>
    /// <param name="seconds">Length of a unit in seconds.</param>
    /// <param name="deliver">Called with every single unit.</param>
    /// <param name="report">Called at the beginning and at the end.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    public Task RunAsync(
        IEnumerable<string> output, int unit, double seconds, UnitHandler deliver, Action<SourceReport> report, CancellationToken stop) =>
        DedicatedThread.RunAsync(Path.GetFileName(file), () =>
        {
            var input = MediaFile.Require(file);
            string[] arguments = ["-protocol_whitelist", "file,pipe", "-threads", "1", "-i", input, .. output, "pipe:1"];
            using DecodeProcess reading = new(ffmpeg, arguments, unit, 16, time, stop);
            using RealTimePacer pace = new(time, stop);
            var start = time.GetTimestamp();
            long count = 0;
            for (var units = reading.Next(); units.Length > 0; units = reading.Next())
            {
                for (; units.Length > 0 && !stop.IsCancellationRequested; units = units[unit..])
                {
                    var due = start + (long)(++count * seconds * time.TimestampFrequency);
                    if (realTime)
                    {
                        pace.WaitUntil(due);
                    }

                    if (count == 1)
                    {
                        report(new SourceReport(kind, SourceState.Running, $"{file} is playing."));
                    }

                    deliver(units[..unit], due);
                }
            }

            var fault = reading.Fault();
            if (stop.IsCancellationRequested)
            {
                return;
            }

            if (fault is not null)
            {
                throw MediaFile.Unreadable(file, fault);
            }

            if (count == 0)
            {
                throw MediaFile.Unreadable(file, kind == SourceKind.Canvas ? "it holds no pictures" : "it holds no sound");
            }

            report(new SourceReport(kind, SourceState.Lost, $"{file} has come to its end."));
        });
}
