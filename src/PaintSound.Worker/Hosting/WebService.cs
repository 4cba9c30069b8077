using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Works;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Web;
using PaintSound.Web.Authentication;
using PaintSound.Web.Media;
using PaintSound.Web.Setup;
using PaintSound.Web.State;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Setup;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Hosting;

/// <summary>The web pages of a performance: one more voice, and one more door to the controls.</summary>
internal sealed class WebService
{
    private readonly WebSettings _setting;
    private readonly ShowControl _desk;
    private readonly TimeProvider _time;
    private readonly PageState _board;
    private readonly Func<PerformancePipeline, ISetupService> _setup;
    private readonly IEnumerable<Painting> _ahead;

    /// <summary>Prepares them.</summary>
    /// <param name="file">The show file.</param>
    /// <param name="show">What was read from it.</param>
    /// <param name="sources">Have the camera.</param>
    /// <param name="players">Who is heard and seen.</param>
    /// <param name="cast">Library and controls.</param>
    /// <param name="time">The session's clock.</param>
    public WebService(string file, ShowFile show, InputFactory sources, PerformanceInputs players, PerformanceFactory cast, TimeProvider time)
    {
        (_setting, _desk, _time) = (show.Web, cast.Control, time);
        var calibration = new Calibration(time);
        _setup = performance => new SetupService(file, show, sources, calibration, performance, cast.Control);
        var mel = cast.BrushMel;
        _board = new PageState(new ShowInfo(
            Names(players, show),
            cast.ExcerptCount,
            [.. cast.Control.Collections],
            [.. cast.Control.Distances.Select(kind => kind.ToString().ToLowerInvariant())],
            [.. cast.Control.State.Depths.Keys])
        {
            Bands = mel.Bands,
            ColumnsASecond = mel.SampleRate / (double)mel.Hop,
            CanvasShape = show.CanvasShape,
            StepSeconds = PerformancePipeline.StepLength.TotalSeconds,
        });
        _ahead = players.Music is null ? [] : cast.Paintings;
        Outputs = [new WebOutput(_board), calibration];
    }

    /// <summary>Tell the pages what happens.</summary>
    public IReadOnlyList<IPerformanceOutput> Outputs { get; }

    /// <summary>What the pages show; messages for the operator go there.</summary>
    public PageState State => _board;

    /// <summary>Serves the pages for as long as a performance lasts.</summary>
    /// <param name="performance">What is performed.</param>
    /// <param name="opened">Called with the addresses of the pages.</param>
    /// <param name="loggers">Create the loggers of pages and media.</param>
    /// <param name="play">Plays it.</param>
    public async Task RunAsync(PerformancePipeline performance, Action<PageLinks> opened, ILoggerFactory loggers, Func<Task> play)
    {
        var ffmpeg = FfmpegTools.Find();
        var shelf = new OfferedMediaCache(new ScreenJpeg(ffmpeg, _time), new ExcerptWav(new ExcerptReader(ffmpeg, _time)), loggers.CreateLogger<OfferedMediaCache>());
        _board.ExcerptOffered += shelf.Offer;
        _board.PaintingOffered += shelf.Offer;
        var access = AccessTokens.Requires(_setting.Listen.Address) ? AccessTokens.Load(TokenFile) : AccessTokens.Open;
        var host = new PageHost(_setting.Listen, access, _board, performance, shelf, _desk, _setup(performance), loggers.CreateLogger<PageHost>(), _time);
        using var over = new CancellationTokenSource();
        var serving = host.RunAsync(opened, over.Token);
        var preparing = shelf.PrepareAsync(_ahead, over.Token);
        try
        {
            await play();
        }
        finally
        {
            await over.CancelAsync();
            await serving;
            await preparing;
        }
    }

    private static string TokenFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "paintsound", "page-tokens");

    // Where on this machine a recording lies is nobody's business, and neither is what opens a camera on the network.
    private static string Name(string name, SourceSettings setting) => setting.Kind == SourceSettingsKind.File ? Path.GetFileName(name)
        : Uri.TryCreate(name, UriKind.Absolute, out var address) && address.UserInfo.Length > 0 ? name.Replace(address.UserInfo + "@", "", StringComparison.Ordinal)
        : name;

    private static Dictionary<string, string> Names(PerformanceInputs players, ShowFile show)
    {
        var names = new Dictionary<string, string> { ["brush"] = Name(players.Brush.Name, show.Brush), ["canvas"] = Name(players.Canvas.Name, show.Canvas) };
        if (players.Music is { } music)
        {
            names["music"] = Name(music.Name, show.Music!.Source);
        }

        return names;
    }
}
