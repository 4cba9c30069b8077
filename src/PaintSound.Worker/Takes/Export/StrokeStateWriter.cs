using System.Globalization;
using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Performance.Pipeline;
using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;
using SkiaSharp;

namespace PaintSound.Worker.Takes.Export;

/// <summary>
/// Follows the canvas of a take without hand and shadow, and writes a picture of it at the end of each stroke. The canvas is analysed as in the performance.
/// For one thread.
/// </summary>
/// <param name="take">The take.</param>
/// <param name="settings">The settings of the canvas.</param>
/// <param name="folder">The folder of the pictures.</param>
internal sealed class StrokeStateWriter(Take take, CanvasSettings settings, string folder) : ITakeListener
{
    private readonly CanvasAnalyser _canvas = new(new TakeClock(take.Head), settings);
    private readonly CanvasFeatureMeter _meter = new();
    private readonly byte[] _picture = new byte[IFrameSource.FrameBytes];
    private readonly bool[] _hasPaint = new bool[IFrameSource.FrameBytes / 3];
    private readonly List<StrokeState?> _states = [];
    private long _written;
    private int _pictures;

    /// <summary>The state at the end of each stroke, in order; null before the first frame.</summary>
    public IReadOnlyList<StrokeState?> States => _states;

    /// <summary>The number of pictures.</summary>
    public int Pictures => _pictures;

    /// <summary>Takes the state at the end of the next stroke.</summary>
    /// <exception cref="IOException">The picture cannot be written.</exception>
    public void AddStroke() => _states.Add(
        _canvas.FrameCount == 0 ? null : _canvas.FrameCount == _written ? _states[^1]! with { Features = _states[^1]!.Features with { HasNewStroke = false } } : Write());

    /// <inheritdoc/>
    public void OnBrush(long at, ReadOnlySpan<float> samples)
    {
        // Only the canvas counts.
    }

    /// <inheritdoc/>
    public void OnMusic(long at, ReadOnlySpan<float> samples)
    {
        // Only the canvas counts.
    }

    /// <inheritdoc/>
    public void OnFrame(long at, ReadOnlySpan<byte> rgb) => _canvas.AddFrame(rgb, at);

    /// <inheritdoc/>
    public void OnRecord(TakeRecord record)
    {
        switch ((record as CommandRecord)?.Command)
        {
            case { Kind: PipelineCommandKind.ResetCanvas }:
                _canvas.Reset();
                _meter.Clear();
                break;
            case { Kind: PipelineCommandKind.HoldCanvas or PipelineCommandKind.ReleaseCanvas } command:
                _canvas.IsHeld = command.Kind == PipelineCommandKind.HoldCanvas;
                break;
            case { Kind: PipelineCommandKind.RealignCanvas }:
                _canvas.Realign();
                break;
            case { Kind: PipelineCommandKind.Calibrate } command:
                _canvas.FlickerThreshold = (int)command.Third;
                break;
            default:
                break;
        }
    }

    private StrokeState Write()
    {
        _written = _canvas.FrameCount;
        _canvas.CopySettled(_picture, _hasPaint);
        var file = string.Create(CultureInfo.InvariantCulture, $"state-{++_pictures:0000}.png");
        using var bitmap = RgbBitmap.Create(_picture, IFrameSource.Size, IFrameSource.Size);
        using var picture = File.Create(Path.Combine(folder, file));
        bitmap.Encode(picture, SKEncodedImageFormat.Png, quality: 100);
        var painted = Math.Max(_canvas.Coverage, PaintCoverage.Measure(_picture));
        return new StrokeState(file, _meter.Measure(_picture, _hasPaint, painted, _canvas.Cover));
    }
}
