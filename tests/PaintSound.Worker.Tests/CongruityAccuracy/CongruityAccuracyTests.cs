using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;
using PaintSound.Osc.Output;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Offline;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Tests.CongruityAccuracy;

/// <summary>
/// Measures how well congruity separates music that matches a canvas from music that does not, through the whole pipeline: a video and a
/// recording are decoded and analysed, and the last congruity received end OSC counts. <see cref="PublishedCorrespondences"/> define which
/// pairs match. The networks were not trained on the material.
/// </summary>
/// <remarks>PAINTSOUND_PAIRS=150 uses more pictures than the default of 16, and prints the numbers that <c>docs/performance.md</c> quotes.</remarks>
[Collection(nameof(ShippedWorks))]
public sealed class CongruityAccuracyTests(ShippedWorks works, ITestOutputHelper output) : IDisposable
{
    private const int Seconds = 8;
    private const double OuterFraction = 0.3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-congruity-");
    private readonly FfmpegTools _ffmpeg = FfmpegTools.Find();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Matching_pairs_are_more_congruent_than_mismatching_ones()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("PAINTSOUND_PAIRS") ?? "16", CultureInfo.InvariantCulture);
        var material = CreateMaterial(count);
        using var factory = PerformanceFactory.Load(works.Library, [], new ShowState());
        var measured = new List<(Measured Matching, Measured Mismatching)>();
        foreach (var (picture, matching, mismatching) in material)
        {
            var video = PathOf("canvas.y4m");
            StillVideo.Write(video, picture, Seconds, (int)CanvasInputSettings.DefaultFramesPerSecond);
            measured.Add((await PlayAsync(factory, video, matching), await PlayAsync(factory, video, mismatching)));
        }

        var congruity = RocArea.Of([.. measured.Select(pair => new ScorePair(pair.Matching.Congruity, pair.Mismatching.Congruity))]);
        var raw = RocArea.Of([.. measured.Select(pair => new ScorePair(pair.Matching.Raw, pair.Mismatching.Raw))]);
        var reliable = measured.SelectMany(pair => new[] { pair.Matching, pair.Mismatching }).Count(result => result.Confidence >= CongruityMeter.ReliableConfidence);
        var message = FormattableString.Invariant($"{measured.Count} matching and {measured.Count} mismatching held-out pairs of {Seconds} s, video and recording in, OSC out: congruity AUC {congruity}, raw AUC {raw}; ")
            + FormattableString.Invariant($"mean congruity {measured.Average(pair => pair.Matching.Congruity):.00} and {measured.Average(pair => pair.Mismatching.Congruity):.00}; reliable in {reliable} of {2 * measured.Count}.");
        output.WriteLine(message);
        TestContext.Current.SendDiagnosticMessage(message);
        Assert.True(congruity.Low > 0.6, message);
    }

    // Each picture with one sound of the best 30 % of all agreements and one of the worst 30 %.
    private static IEnumerable<(byte[] Picture, float[] Matching, float[] Mismatching)> CreateMaterial(int count)
    {
        var random = new Random(11);
        var pictures = HeldOutMaterial.Pictures(count, seed: 7);
        var music = HeldOutMaterial.Music(2 * count, Seconds, seed: 7);
        var agreement = PublishedCorrespondences.Agreement(pictures, music);
        var sorted = agreement.SelectMany(row => row).Order().ToArray();
        var (low, high) = (sorted[(int)(OuterFraction * sorted.Length)], sorted[(int)((1 - OuterFraction) * sorted.Length)]);
        for (var i = 0; i < pictures.Length; i++)
        {
            float[][] matching = [.. music.Where((_, j) => agreement[i][j] > high)];
            float[][] mismatching = [.. music.Where((_, j) => agreement[i][j] < low)];
            if (matching.Length > 0 && mismatching.Length > 0)
            {
                yield return (pictures[i], matching[random.Next(matching.Length)], mismatching[random.Next(mismatching.Length)]);
            }
        }
    }

    private async Task<Measured> PlayAsync(PerformanceFactory factory, string video, float[] music)
    {
        var stop = TestContext.Current.CancellationToken;
        var recording = PathOf("music.wav");
        using (var wav = new WavWriter(recording, HeldOutMaterial.Rate, channels: 1))
        {
            wav.Write(music);
        }

        using var receiver = OscReceiver.Open(new IPEndPoint(IPAddress.Loopback, 0), NullLogger<OscReceiver>.Instance, TimeProvider.System);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (measured, completion) = (new Measured(0, 0, 0), new TaskCompletionSource());
        var receiving = receiver.RunAsync(
            message =>
            {
                measured = message.Address switch
                {
                    "/paintsound/congruity" => measured with { Congruity = Number(message) },
                    "/paintsound/congruity/raw" => measured with { Raw = Number(message) },
                    "/paintsound/congruity/confidence" => measured with { Confidence = Number(message) },
                    _ => measured,
                };
                if (message.Address == Catalogue.Heartbeat.Address && Number(message) == LastHeartbeat)
                {
                    completion.SetResult();
                }
            },
            end.Token);
        using var sender = await OscSender.OpenAsync(
            [new OscTarget("127.0.0.1", receiver.EndPoint.Port)], NullLogger<OscSender>.Instance, TimeProvider.System, stop);
        var (events, time) = (new OscOutput(sender), new OfflineTimeProvider());
        using (var performance = factory.CreatePerformance([events], NullLogger<EventQueue>.Instance, time, music: true))
        {
            await new OfflinePerformance(performance, time, CanvasInputSettings.DefaultFramesPerSecond).PlayAsync(
                new PerformanceInputs(
                    new NoBrush(),
                    new VideoFileSource(_ffmpeg, video, new CameraView(CanvasInputSettings.DefaultFramesPerSecond, Corners.Whole), TimeProvider.System, realTime: false),
                    new SoundFileSource(_ffmpeg, recording, SourceKind.Music, TimeProvider.System, realTime: false)),
                _ => { },
                stop);
        }

        events.OnHeartbeat(TimeSpan.FromSeconds(LastHeartbeat));
        await completion.Task.WaitAsync(TimeSpan.FromSeconds(180), TimeProvider.System, stop);
        await end.CancelAsync();
        await receiving;
        return measured;
    }

    private const int LastHeartbeat = 1_000_000;

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static float Number(OscMessage message) => message.Arguments[0].TryNumber(out var number) ? (float)number : float.NaN;

    private sealed record Measured(float Congruity, float Raw, float Confidence);

    /// <summary>No brush: only music and canvas are compared.</summary>
    private sealed class NoBrush : ISoundSource
    {
        public string Name => "none";

        public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) => Task.CompletedTask;
    }
}
