using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Choosing;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Offline;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Evaluation;

/// <summary>Congruity through the whole pipeline: a picture as the frames of a camera, an excerpt as live music, the last reading counts.</summary>
internal sealed class ChainEvaluation(EvaluationLibrary library)
{
    private const int ExcerptsAPicture = 10;
    private const int Repeats = 2;
    private const double FramesPerSecond = 4;

    /// <summary>Writes the index of each excerpt, and its congruity (pictures x 10). Each picture is compared with the others.</summary>
    public async Task RunAsync(IReadOnlyList<byte[]> pictures, EvaluationFolder results, CancellationToken stop)
    {
        var (random, network) = (new Random(4), library.Networks.Correspondence);
        List<int[]> chosen = [];
        List<float[]> congruities = [];
        var paintings = OtherPictures.Of(library, pictures);
        foreach (var (i, picture) in pictures.Index())
        {
            var others = paintings.Without(i);
            var comparison = PopularityMeter.SelectPictures(others, library.Excerpts, network);
            int[] excerpts = [.. Enumerable.Range(0, ExcerptsAPicture).Select(_ => random.Next(library.Excerpts.Count))];
            var values = new float[excerpts.Length];
            for (var k = 0; k < excerpts.Length; k++)
            {
                values[k] = await MeasureAsync(picture, library.Excerpts[excerpts[k]], others, comparison, stop);
            }

            chosen.Add(excerpts);
            congruities.Add(values);
        }

        results.Write("chain-excerpts.i32", chosen);
        results.Write("chain-congruity.f32", congruities);
    }

    private async Task<float> MeasureAsync(byte[] picture, Excerpt excerpt, PaintingTable paintings, ComparisonPictures comparison, CancellationToken stop)
    {
        var (time, last, mel) = (new OfflineTimeProvider(), new LastCongruity(), library.Networks.Correspondence.Manifest.Mel);
        using var pipeline = new PerformancePipeline(
            new InputMels(library.Networks.Sound.Manifest.Mel, mel),
            new StageCalibration(),
            displayFrame: null,
            library.CreatePerceiver(),
            new Chooser(library.Excerpts),
            new MusicPerceiver(paintings, library.Networks.Correspondence, pictures: comparison),
            new ShowControl(new ShowState(), [], SupportedDistances.Of(library.Networks.Sound)),
            [last],
            NullLogger<EventQueue>.Instance,
            time);
        var music = await ReadAsync(excerpt, stop);
        await new OfflinePerformance(pipeline, time, FramesPerSecond).PlayAsync(
            new PerformanceInputs(new Samples([]), new Still(picture, (int)(Repeats * Excerpt.Seconds * FramesPerSecond)), new Samples(music)), _ => { }, stop);
        return last.Value;
    }

    private static async Task<float[]> ReadAsync(Excerpt excerpt, CancellationToken stop)
    {
        List<float> samples = [];
        await new ExcerptReader(FfmpegTools.Find(), TimeProvider.System).ReadAsync(excerpt.Work.File, excerpt.StartSeconds, Excerpt.Seconds, block =>
        {
            for (var i = 0; i + 1 < block.Length; i += 2)
            {
                samples.Add((block[i] + block[i + 1]) / 2);
            }
        }, stop);
        float[] low = [.. samples.Chunk(ExcerptReader.SampleRate / ISoundSource.SampleRate).Select(three => three.Average())];
        return [.. Enumerable.Repeat(low, Repeats).SelectMany(part => part)];
    }

    private sealed class LastCongruity : IPerformanceOutput
    {
        public string Name => "congruity";

        public float Value { get; private set; }

        public void OnCongruity(TimeSpan at, CongruityReading congruity) => Value = congruity.Value;
    }

    private sealed class Samples(float[] samples) : ISoundSource
    {
        public string Name => "music";

        public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
        {
            onBlock(samples, 0);
            return Task.CompletedTask;
        }
    }

    private sealed class Still(byte[] picture, int count) : IFrameSource
    {
        public string Name => "canvas";

        public bool IsLive => false;

        public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
        {
            for (var i = 0; i < count; i++)
            {
                onFrame(picture, 0);
            }

            return Task.CompletedTask;
        }
    }
}
