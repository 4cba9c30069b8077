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
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Tests.Apart;

/// <summary>
/// Does congruity tell music that belongs to a canvas from music that does not? Over the whole chain: a film and a recording are decoded,
/// perceived, compared and announced, and the last that arrives over OSC counts. Whether they belong together is asked of the
/// published correspondences themselves (<see cref="Table"/>); material and networks have never met.
/// </summary>
/// <remarks>PAINTSOUND_PAIRS=150 measures on more pictures than the 16 of an ordinary run, and prints what <c>docs/performance.md</c> quotes.</remarks>
[Collection(nameof(ShippedWorks))]
public sealed class SeparationTests(ShippedWorks works, ITestOutputHelper output) : IDisposable
{
    private const int Seconds = 8;
    private const double Outer = 0.3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-separation-");
    private readonly FfmpegTools _ffmpeg = FfmpegTools.Find();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Matching_pairs_are_more_congruent_than_mismatching_ones()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("PAINTSOUND_PAIRS") ?? "16", CultureInfo.InvariantCulture);
        var material = Material(count);
        using var cast = PerformanceFactory.Load(works.Library, [], new ShowState());
        var measured = new List<(Heard Matching, Heard Mismatching)>();
        foreach (var (picture, matching, mismatching) in material)
        {
            var film = In("canvas.y4m");
            StillFilm.Write(film, picture, Seconds, (int)CanvasInputSettings.DefaultFramesPerSecond);
            measured.Add((await PlayAsync(cast, film, matching), await PlayAsync(cast, film, mismatching)));
        }

        var congruity = Separation.Of([.. measured.Select(pair => (pair.Matching.Congruity, pair.Mismatching.Congruity))]);
        var raw = Separation.Of([.. measured.Select(pair => (pair.Matching.Raw, pair.Mismatching.Raw))]);
        var sure = measured.SelectMany(pair => new[] { pair.Matching, pair.Mismatching }).Count(heard => heard.Confidence >= CongruityMeter.Reliable);
        var said = FormattableString.Invariant($"{measured.Count} matching and {measured.Count} mismatching held-out pairs of {Seconds} s, film and recording in, OSC out: congruity AUC {congruity}, raw AUC {raw}; ")
            + FormattableString.Invariant($"mean congruity {measured.Average(pair => pair.Matching.Congruity):.00} and {measured.Average(pair => pair.Mismatching.Congruity):.00}; to be relied on in {sure} of {2 * measured.Count}.");
        output.WriteLine(said);
        TestContext.Current.SendDiagnosticMessage(said);
        Assert.True(congruity.Low > 0.6, said);
    }

    // Each picture with one sound of the outer thirds of all agreements: one that belongs to it, one that does not.
    private static IEnumerable<(byte[] Picture, float[] Matching, float[] Mismatching)> Material(int count)
    {
        var random = new Random(11);
        var pictures = HeldOut.Pictures(count, seed: 7);
        var music = HeldOut.Music(2 * count, Seconds, seed: 7);
        var agreement = Table.Agreement(pictures, music);
        var sorted = agreement.SelectMany(row => row).Order().ToArray();
        var (low, high) = (sorted[(int)(Outer * sorted.Length)], sorted[(int)((1 - Outer) * sorted.Length)]);
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

    private async Task<Heard> PlayAsync(PerformanceFactory cast, string film, float[] music)
    {
        var stop = TestContext.Current.CancellationToken;
        var recording = In("music.wav");
        using (var wav = new WavWriter(recording, HeldOut.Rate, channels: 1))
        {
            wav.Write(music);
        }

        using var receiver = OscReceiver.Open(new IPEndPoint(IPAddress.Loopback, 0), NullLogger<OscReceiver>.Instance, TimeProvider.System);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (heard, goodbye) = (new Heard(0, 0, 0), new TaskCompletionSource());
        var listening = receiver.RunAsync(
            message =>
            {
                heard = message.Address switch
                {
                    "/paintsound/congruity" => heard with { Congruity = Number(message) },
                    "/paintsound/congruity/raw" => heard with { Raw = Number(message) },
                    "/paintsound/congruity/confidence" => heard with { Confidence = Number(message) },
                    _ => heard,
                };
                if (message.Address == Catalogue.Heartbeat.Address && Number(message) == Goodbye)
                {
                    goodbye.SetResult();
                }
            },
            over.Token);
        using var sender = await OscSender.OpenAsync(
            [new OscTarget("127.0.0.1", receiver.EndPoint.Port)], NullLogger<OscSender>.Instance, TimeProvider.System, stop);
        var (announcer, time) = (new OscEventSender(sender), new OfflineTimeProvider());
        using (var performance = cast.CreatePerformance([new OscOutput(announcer)], NullLogger<EventQueue>.Instance, time, music: true))
        {
            await new OfflinePerformance(performance, time, CanvasInputSettings.DefaultFramesPerSecond).PlayAsync(
                new PerformanceInputs(
                    new Nobody(),
                    new VideoFileSource(_ffmpeg, film, new CameraView(CanvasInputSettings.DefaultFramesPerSecond, Corners.Whole), TimeProvider.System, realTime: false),
                    new SoundFileSource(_ffmpeg, recording, SourceKind.Music, TimeProvider.System, realTime: false)),
                _ => { },
                stop);
        }

        announcer.Heartbeat(Goodbye);
        await goodbye.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, stop);
        await over.CancelAsync();
        await listening;
        return heard;
    }

    private const int Goodbye = 1_000_000;

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private static float Number(OscMessage message) => message.Arguments[0].TryNumber(out var number) ? (float)number : float.NaN;

    private sealed record Heard(float Congruity, float Raw, float Confidence);

    /// <summary>No brush: only what the music has to do with the canvas is asked.</summary>
    private sealed class Nobody : ISoundSource
    {
        public string Name => "nobody";

        public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) => Task.CompletedTask;
    }
}
