using System.Globalization;
using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Decoding;

/// <summary>
/// Decodes many pictures of any formats and sizes by one ffmpeg. Every picture is an input of its own, and all of them come
/// out as one tall picture in which each has its place; if there is none, something among them is broken, and the pictures
/// are halved until it stands alone and can be named. So no other is lost or moved.
/// </summary>
/// <param name="ffmpeg">Where ffmpeg is.</param>
/// <param name="time">The clock.</param>
internal sealed class PictureBatch(FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>Pictures in one process: ffmpeg holds all of them decoded at once.</summary>
    public const int Most = 16;

    // Pixels: together they stay below 800 MB; one that is larger is decoded alone, one of a gigabyte is refused.
    private const int LargestAmongMany = 16_000_000;
    private const int LargestAlone = 300_000_000;

    /// <summary>One answer for each file, in order.</summary>
    public DecodedPicture[] Decode(string[] files, CancellationToken stop)
    {
        var answers = new DecodedPicture?[files.Length];
        List<(string Input, PictureHeader Header, int Index)> readable = [];
        for (var i = 0; i < files.Length; i++)
        {
            try
            {
                readable.Add((MediaFile.Require(files[i]), PictureHeader.Read(files[i]), i));
            }
            catch (MediaException e)
            {
                answers[i] = new DecodedPicture(files[i], null, e.Message);
            }
            catch (IOException e)
            {
                answers[i] = new DecodedPicture(files[i], null, MediaFile.Unreadable(files[i], e.Message.TrimEnd('.')).Message);
            }
        }

        Halve([.. readable]);
        return answers!;

        void Halve(ReadOnlySpan<(string Input, PictureHeader Header, int Index)> part)
        {
            if (part.Length == 0)
            {
                return;
            }

            var fault = TryAll(part, files, answers, stop);
            if (fault is null)
            {
                return;
            }

            if (part.Length == 1)
            {
                var file = files[part[0].Index];
                answers[part[0].Index] = new DecodedPicture(file, null, MediaFile.Unreadable(file, fault).Message);
                return;
            }

            Halve(part[..(part.Length / 2)]);
            Halve(part[(part.Length / 2)..]);
        }
    }

    private string? TryAll(
        ReadOnlySpan<(string Input, PictureHeader Header, int Index)> part, string[] files, DecodedPicture?[] answers, CancellationToken stop)
    {
        using DecodeProcess reading = new(ffmpeg, Arguments(part), IFrameSource.FrameBytes, 1, time, stop);
        List<byte[]> frames = [];
        for (var frame = reading.Next(); frame.Length > 0; frame = reading.Next())
        {
            frames.Add(frame.ToArray());
        }

        var fault = reading.Fault();
        stop.ThrowIfCancellationRequested();
        if (frames.Count != part.Length)
        {
            return fault ?? "it holds no picture";
        }

        for (var i = 0; i < part.Length; i++)
        {
            answers[part[i].Index] = new DecodedPicture(files[part[i].Index], frames[i], null);
        }

        return null;
    }

    private static List<string> Arguments(ReadOnlySpan<(string Input, PictureHeader Header, int Index)> part)
    {
        var largest = (part.Length > 1 ? LargestAmongMany : LargestAlone).ToString(CultureInfo.InvariantCulture);
        List<string> arguments = ["-filter_complex_threads", "1"];
        string branches = "", joined = "";
        for (var i = 0; i < part.Length; i++)
        {
            var header = part[i].Header;
            arguments.AddRange(["-threads", "1", "-protocol_whitelist", "file", "-max_pixels", largest, "-noautorotate"]);
            // A JPEG that was cut off would come out half grey. Other formats are refused then anyway, and TIFF for harmless tags, too.
            arguments.AddRange(header.IsJpeg ? ["-err_detect", "explode"] : []);
            arguments.AddRange(["-i", part[i].Input]);
            // The square first: a picture of 10,000 x 10 pixels must not grow before it is cut.
            branches += $"[{i}:v:0]trim=end_frame=1,{header.Turn}"
                + $"crop=min(iw\\,ih):min(iw\\,ih),scale={IFrameSource.Size}:{IFrameSource.Size}:flags=area,setsar=1,format=rgb24[p{i}];";
            joined += $"[p{i}]";
        }

        var join = part.Length > 1 ? $"vstack=inputs={part.Length}" : "null";
        arguments.AddRange(["-filter_complex", $"{branches}{joined}{join}[all]", "-map", "[all]", "-frames:v", "1", "-f", "rawvideo", "pipe:1"]);
        return arguments;
    }
}
