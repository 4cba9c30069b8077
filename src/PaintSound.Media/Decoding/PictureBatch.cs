using System.Globalization;
using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Decoding;

/// <summary>
/// Decodes many pictures of any format and size with one ffmpeg process. Every picture is a separate input; the output is one tall
/// picture that stacks them. If the output is missing or incomplete, at least one picture is broken. The batch is then halved until the
/// broken picture is alone, so that its file can be reported and no other picture is lost or moved.
/// </summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="time">The clock for timeouts.</param>
internal sealed class PictureBatch(FfmpegTools ffmpeg, TimeProvider time)
{
    /// <summary>Maximum number of pictures in one process. ffmpeg holds all of them decoded in memory.</summary>
    public const int MaxPictures = 16;

    // Pixels. A batch stays below 800 MB. A larger picture is decoded alone; one of about 1 GB is refused.
    private const int MaxPixelsInBatch = 16_000_000;
    private const int MaxPixelsAlone = 300_000_000;

    /// <summary>Returns one result per file, in order.</summary>
    public DecodedPicture[] Decode(string[] files, CancellationToken stop)
    {
        var results = new DecodedPicture?[files.Length];
        List<BatchEntry> readable = [];
        for (var i = 0; i < files.Length; i++)
        {
            try
            {
                readable.Add(new BatchEntry(MediaFile.Require(files[i]), PictureHeader.Read(files[i]), i));
            }
            catch (MediaException e)
            {
                results[i] = new DecodedPicture(files[i], null, e.Message);
            }
            catch (IOException e)
            {
                results[i] = new DecodedPicture(files[i], null, MediaFile.CreateReadException(files[i], e.Message.TrimEnd('.')).Message);
            }
        }

        DecodeOrSplit([.. readable]);
        return results!;

        void DecodeOrSplit(ReadOnlySpan<BatchEntry> part)
        {
            if (part.Length == 0)
            {
                return;
            }

            var error = TryDecode(part, files, results, stop);
            if (error is null)
            {
                return;
            }

            if (part.Length == 1)
            {
                var file = files[part[0].Index];
                results[part[0].Index] = new DecodedPicture(file, null, MediaFile.CreateReadException(file, error).Message);
                return;
            }

            DecodeOrSplit(part[..(part.Length / 2)]);
            DecodeOrSplit(part[(part.Length / 2)..]);
        }
    }

    private string? TryDecode(
        ReadOnlySpan<BatchEntry> part, string[] files, DecodedPicture?[] results, CancellationToken stop)
    {
        using DecodeProcess process = new(ffmpeg, BuildArguments(part), IFrameSource.FrameBytes, 1, time, stop);
        List<byte[]> frames = [];
        for (var frame = process.ReadUnits(); frame.Length > 0; frame = process.ReadUnits())
        {
            frames.Add(frame.ToArray());
        }

        var error = process.GetError();
        stop.ThrowIfCancellationRequested();
        if (frames.Count != part.Length)
        {
            return error ?? "it contains no picture";
        }

        for (var i = 0; i < part.Length; i++)
        {
            results[part[i].Index] = new DecodedPicture(files[part[i].Index], frames[i], null);
        }

        return null;
    }

    private static List<string> BuildArguments(ReadOnlySpan<BatchEntry> part)
    {
        var maxPixels = (part.Length > 1 ? MaxPixelsInBatch : MaxPixelsAlone).ToString(CultureInfo.InvariantCulture);
        List<string> arguments = ["-filter_complex_threads", "1"];
        string filters = "", labels = "";
        for (var i = 0; i < part.Length; i++)
        {
            var header = part[i].Header;
            arguments.AddRange(["-threads", "1", "-protocol_whitelist", "file", "-max_pixels", maxPixels, "-noautorotate"]);
            // Without this a truncated JPEG would decode to a half grey picture. Other formats fail anyway, and TIFF would fail for harmless tags.
            arguments.AddRange(header.IsJpeg ? ["-err_detect", "explode"] : []);
            arguments.AddRange(["-i", part[i].Input]);
            // Crop before scaling: a picture of 10,000 x 10 pixels must not grow first.
            filters += $"[{i}:v:0]trim=end_frame=1,{header.RotationFilter}"
                + $"crop=min(iw\\,ih):min(iw\\,ih),scale={IFrameSource.Size}:{IFrameSource.Size}:flags=area,setsar=1,format=rgb24[p{i}];";
            labels += $"[p{i}]";
        }

        var join = part.Length > 1 ? $"vstack=inputs={part.Length}" : "null";
        arguments.AddRange(["-filter_complex", $"{filters}{labels}{join}[all]", "-map", "[all]", "-frames:v", "1", "-f", "rawvideo", "pipe:1"]);
        return arguments;
    }

    /// <summary>One readable file of a batch.</summary>
    private sealed record BatchEntry(string Input, PictureHeader Header, int Index);
}
