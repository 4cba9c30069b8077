using PaintSound.Core.Sources;
using PaintSound.Media.Writing;
using PaintSound.Web.NewShows;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New.Previews;

/// <summary>The picture of a chosen camera, with its proportions.</summary>
/// <param name="source">The source.</param>
/// <param name="time">The clock.</param>
internal sealed class PicturePreview(SourceSettings source, TimeProvider time) : SourcePreview(SourceKind.Canvas, source, time)
{
    private readonly Lock _lock = new();
    private readonly byte[] _simulated = new byte[DisplayFrame.PictureBytes];
    private volatile InputFactory? _inputs;
    private long _number;

    /// <summary>Reads whether the camera works.</summary>
    public PicturePreviewDto Read() => new(Number, Report.Detail, IsWrong);

    /// <summary>The number of the newest picture; 0 before the first.</summary>
    public long Number => Interlocked.Read(ref _number);

    /// <summary>Encodes the newest picture.</summary>
    /// <returns>The JPEG; null before the first picture.</returns>
    public byte[]? ReadJpeg()
    {
        if (Number == 0)
        {
            return null;
        }

        if (Source.Kind == SourceSettingsKind.Simulated)
        {
            lock (_lock)
            {
                return RgbJpeg.Encode(_simulated, DisplayFrame.Size, DisplayFrame.Size);
            }
        }

        // The whole picture follows its frame: until then, there is none.
        if (_inputs?.Preview is not { FrameCount: > 0 } preview)
        {
            return null;
        }

        var rgb = new byte[CameraPreview.PictureBytes];
        preview.CopyTo(rgb);
        return RgbJpeg.Encode(rgb, CameraPreview.Width, CameraPreview.Height);
    }

    /// <inheritdoc/>
    protected override async Task RunOnceAsync(Action<SourceReport> report, CancellationToken stop)
    {
        var inputs = PreviewInputs.Create(Source, Time);
        var canvas = await inputs.OpenCanvasAsync(stop);
        _inputs = inputs;
        await canvas.RunAsync(
            (_, _) =>
            {
                lock (_lock)
                {
                    inputs.DisplayFrame.Rgb.CopyTo(_simulated);
                }

                Interlocked.Increment(ref _number);
            },
            report,
            stop);
    }
}
