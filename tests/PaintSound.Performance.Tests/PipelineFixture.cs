using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Tests;

/// <summary>
/// A performance whose networks can be computed by hand: correspondence is the difference between the red of the picture and the red of an
/// excerpt; rhythm is the mean of the mel spectrogram. Excerpt i and painting i have red i / (count - 1). Louder music is redder: silence is
/// 0, a square wave of 0.5 is 1.
/// </summary>
internal sealed class PipelineFixture : IDisposable
{
    private const int Count = 11;

    public PipelineFixture(TimeProvider time, ChoosingControls? settings = null, IReadOnlyList<IPerformanceOutput>? outputs = null, StageCalibration? calibration = null)
    {
        var excerpts = Enumerable.Range(0, Count).Select(i => new Excerpt(
            new MusicWork($"w{i}", $"Work {i}", $"/music/{i}.wav", "own", 4), 0, -20, i % 2)).ToArray();
        var reds = Enumerable.Range(0, Count).Select(i => i / (float)(Count - 1)).ToArray();
        var table = new ExcerptTable(excerpts, reds, new float[Count], new float[Count], reds);
        var paintings = new PaintingTable(
            [.. Enumerable.Range(0, Count).Select(i => new Painting($"p{i}", $"Painting {i}", $"/paintings/{i}.png", "own"))], reds);
        Control = new ShowControl(
            new ShowState { Choosing = settings ?? new ChoosingControls { Strategy = ChoosingStrategy.WeightedRank, Weight = 0, Silence = SilencePolicy.Any } },
            ["own"], new SupportedDistances("mean", [SoundDistanceKind.Weighed, SoundDistanceKind.Paper]));
        Pipeline = new PerformancePipeline(
            new InputMels(new MelSettings(), new MelSettings()),
            calibration ?? new StageCalibration(),
            null,
            new CanvasAndBrushPerceiver(table, new RedNetwork(), new MeanNetwork()),
            new Chooser(table),
            new MusicPerceiver(paintings, new RedNetwork(), pictures: PopularityMeter.SelectPictures(paintings, table, new RedNetwork())),
            Control,
            outputs ?? [Events],
            NullLogger<EventQueue>.Instance,
            time);
    }

    public PerformancePipeline Pipeline { get; }

    public ShowControl Control { get; }

    public RecordedEvents Events { get; } = new();

    public static byte[] Frame(byte red)
    {
        var frame = new byte[IFrameSource.FrameBytes];
        for (var i = 0; i < frame.Length; i += 3)
        {
            frame[i] = red;
        }

        return frame;
    }

    public void Dispose() => Pipeline.Dispose();
}
