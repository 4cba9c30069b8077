using System.CommandLine;
using System.Globalization;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Media.Ffmpeg;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting.Inputs;
using SkiaSharp;

namespace PaintSound.Worker.Commands.Canvas;

/// <summary><c>paintsound canvas find IMAGE</c>: finds the corners of the canvas in a picture of the camera.</summary>
internal static class CanvasFindCommand
{
    private const int JpegQuality = 88;

    public static Command Create()
    {
        var image = new Argument<string>("IMAGE") { Description = "A picture of the canvas on its easel, as the camera sees it." };
        var output = new Option<string?>("--out") { Description = "Write the picture with the corners drawn in, as JPEG." };
        var json = CommonOptions.Json();
        var command = new Command("find", "Find the corners of the canvas in a picture of the camera.") { image, output, json };
        command.SetAction(async (parsed, stop) =>
        {
            var picture = await CameraPicture.ReadAsync(FfmpegTools.Find(), parsed.GetValue(image)!, TimeProvider.System, stop);
            var found = VisionLibrary.Find(picture);
            if (parsed.GetValue(output) is { } file)
            {
                using var bitmap = RgbBitmap.Create(picture.Rgb, picture.Width, picture.Height);
                Draw(bitmap, found);
                Write(bitmap, file);
            }

            var result = CanvasJson.Create(found);
            CommandOutput.Write(result, parsed.GetValue(json), writer => WriteText(result, writer));
            return ExitStatus.Done;
        });
        return command;
    }

    private static void WriteText(CanvasJson result, TextWriter writer)
    {
        writer.WriteLine(result.Reason);
        if (result.Corners is { } corners)
        {
            var points = corners.Select(point => string.Create(CultureInfo.InvariantCulture, $"[{point[0]:0.####}, {point[1]:0.####}]"));
            writer.WriteLine($"corners: [{string.Join(", ", points)}]");
        }
    }

    // Green: certain. Orange: to be checked.
    private static void Draw(SKBitmap picture, FoundCanvas found)
    {
        using var canvas = new SKCanvas(picture);
        using var paint = new SKPaint
        {
            Color = found.IsCertain ? SKColors.LimeGreen : SKColors.Orange,
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = Math.Max(2, picture.Width / 320f),
        };
        SKPoint[] points = [At(found.Corners.TopLeft), At(found.Corners.TopRight), At(found.Corners.BottomRight), At(found.Corners.BottomLeft)];
        for (var i = 0; i < 4; i++)
        {
            canvas.DrawLine(points[i], points[(i + 1) % 4], paint);
            canvas.DrawCircle(points[i], 3 * paint.StrokeWidth, paint);
        }

        SKPoint At(NormalisedPoint point) => new((float)(point.X * picture.Width), (float)(point.Y * picture.Height));
    }

    private static void Write(SKBitmap picture, string file)
    {
        try
        {
            using var stream = File.Create(file);
            picture.Encode(stream, SKEncodedImageFormat.Jpeg, JpegQuality);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"{file} was not written: {e.Message}", e);
        }
    }
}
