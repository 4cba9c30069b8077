using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Tests;

/// <summary>
/// A performance with networks that can be reckoned by hand: correspondence is how far the picture's red is from an excerpt's,
/// rhythm is the mean of the mel. Excerpt i has red i / (count - 1), and so has painting i. Music is the redder the louder it is: silence is
/// 0, a square wave of 0.5 is 1.
/// </summary>
internal sealed class Stand : IDisposable
{
    private const int Count = 11;

    public Stand(TimeProvider time, ChoosingControls? settings = null, IReadOnlyList<IPerformanceOutput>? outputs = null)
    {
        var excerpts = Enumerable.Range(0, Count).Select(i => new Excerpt(
            new MusicWork($"w{i}", $"Work {i}", $"/music/{i}.wav", "own", 4), 0, -20, i % 2)).ToArray();
        var reds = Enumerable.Range(0, Count).Select(i => i / (float)(Count - 1)).ToArray();
        var table = new ExcerptTable(excerpts, reds, new float[Count], new float[Count], reds);
        var paintings = new PaintingTable(
            [.. Enumerable.Range(0, Count).Select(i => new Painting($"p{i}", $"Painting {i}", $"/paintings/{i}.png", "own"))], reds);
        Desk = new ShowControl(
            new ShowState { Choosing = settings ?? new ChoosingControls { Gate = 0.1, Silence = SilencePolicy.Any } },
            ["own"], new SupportedDistances("mean", [SoundDistanceKind.Weighed, SoundDistanceKind.Paper]));
        Performance = new PerformancePipeline(
            (new MelSettings(), new MelSettings()), new StageCalibration(), null, new CanvasAndBrushPerceiver(table, new Red(), new Mean()), new Chooser(table), new MusicPerceiver(table, paintings, new Red()), Desk, outputs ?? [Heard], NullLogger<EventQueue>.Instance, time);
    }

    public PerformancePipeline Performance { get; }

    public ShowControl Desk { get; }

    public Diary Heard { get; } = new();

    public static byte[] Frame(byte red)
    {
        var frame = new byte[IFrameSource.FrameBytes];
        for (var i = 0; i < frame.Length; i += 3)
        {
            frame[i] = red;
        }

        return frame;
    }

    public void Dispose() => Performance.Dispose();

    /// <summary>Writes down what was announced.</summary>
    internal sealed class Diary : IPerformanceOutput
    {
        public List<Selection> Selections { get; } = [];

        public List<PaintingSelection> Paintings { get; } = [];

        public List<CongruityReading> Congruities { get; } = [];

        public List<SourceReport> Reports { get; } = [];

        public List<ShowState> States { get; } = [];

        public void OnControls(ShowState state) => States.Add(state);

        public float Level { get; private set; }

        public void OnBrush(in BrushFeatures gesture) => Level = gesture.Level;

        public int Onsets { get; private set; }

        public void OnOnset(TimeSpan at, float strength) => Onsets++;

        public void OnSelected(Selection selection) => Selections.Add(selection);

        public void OnSelected(PaintingSelection selection) => Paintings.Add(selection);

        public void OnCongruity(TimeSpan at, CongruityReading congruity) => Congruities.Add(congruity);

        public void OnSource(TimeSpan at, SourceReport report) => Reports.Add(report);
    }

    private sealed class Red : ICorrespondenceNetwork
    {
        public Manifest Manifest { get; } = new(Manifest.Correspondence, "red", "0", new MelSettings());

        public int HalfSize => 1;

        public void ImageHalf(ReadOnlySpan<byte> rgb, Span<float> half) => half[0] = rgb[0] / 255f;

        public void SoundHalf(ReadOnlySpan<float> mel, Span<float> half)
        {
            var loudest = 0f;
            foreach (var value in mel)
            {
                loudest = Math.Max(loudest, (value + 11.5f) / 23);
            }

            half[0] = Math.Min(loudest, 1);
        }

        public void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence)
        {
            for (var i = 0; i < correspondence.Length; i++)
            {
                correspondence[i] = Math.Abs(imageHalf[0] - soundHalves[i]);
            }
        }

        public void Dispose()
        {
        }
    }

    private sealed class Mean : ISoundEmbeddingNetwork
    {
        public Manifest Manifest { get; } = new(Manifest.SoundEmbedding, "mean", "0", new MelSettings());

        public int RhythmSize => 1;

        public int TimbreSize => 1;

        public int PooledSize => 1;

        public void Embed(ReadOnlySpan<float> mel, Span<float> rhythm, Span<float> timbre, Span<float> pooled) =>
            (rhythm[0], timbre[0], pooled[0]) = (mel[0], 0, 0.5f);

        public void Dispose()
        {
        }
    }
}
