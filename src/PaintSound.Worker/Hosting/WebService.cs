using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Mapping;
using PaintSound.Library.Search;
using PaintSound.Library.Search.Neighbours;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Pictures;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Usearch;
using PaintSound.Web;
using PaintSound.Web.Authentication;
using PaintSound.Web.Library;
using PaintSound.Web.Library.Map;
using PaintSound.Web.Links;
using PaintSound.Web.Media;
using PaintSound.Web.State;
using PaintSound.Web.State.Dto;
using PaintSound.Worker.Controls;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Metrics;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Setup;
using PaintSound.Worker.Show.Editing;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// The web pages of a performance. The host starts it after the inputs and before the performance. If another program uses the port, it
/// retries and the show continues.
/// </summary>
/// <param name="file">Path of the show file, which the setup page writes to.</param>
/// <param name="editor">Changes the show file.</param>
/// <param name="settings">Keeps what was changed live.</param>
/// <param name="show">The settings of the show file.</param>
/// <param name="folders">The folder for the keys of the pages.</param>
/// <param name="inputFactory">The inputs, with the preview of the camera.</param>
/// <param name="camera">The settings of the camera.</param>
/// <param name="inputs">The opened inputs.</param>
/// <param name="factory">The library and the controls.</param>
/// <param name="pipeline">Returns the performance; the first call creates it.</param>
/// <param name="metrics">Collects the metrics for the operator page.</param>
/// <param name="health">Checks the health of the performance.</param>
/// <param name="log">Shows messages on the operator page.</param>
/// <param name="loggers">Create the loggers of pages and media.</param>
/// <param name="links">Prints the links.</param>
/// <param name="time">The session clock.</param>
internal sealed partial class WebService(
    string file,
    ShowFileEditor editor,
    ControlSettingsService settings,
    ShowSettings show,
    UserFolders folders,
    InputFactory inputFactory,
    CameraSettingsService camera,
    InputService inputs,
    PerformanceFactory factory,
    Func<PerformancePipeline> pipeline,
    MetricsCollector metrics,
    HealthCheckService health,
    PageLoggerProvider log,
    ILoggerFactory loggers,
    LinkPrinter links,
    TimeProvider time) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private bool _isDisposed;
    private PageState? _pages;
    private Task _run = Task.CompletedTask;
    private readonly WorkLibrary _library = WorkLibrary.Open(show.Library);
    private readonly ThumbnailCache _thumbnails = new(new MagickPictureReader());
    private INeighbourIndex? _neighbours;
    private LibraryWorkSwitch? _workSwitch;
    private volatile bool _isServing;

    /// <summary>True as soon as the pages are served. Thread-safe.</summary>
    public bool IsServing => _isServing;

    /// <summary>Calibrates brush and canvas for the setup page.</summary>
    public Calibration Calibration { get; } = new(time);

    /// <summary>The output that the pages show. It needs the opened inputs.</summary>
    public PageState Pages => _pages ??= CreatePages();

    /// <summary>The output that counts the selections of each work for the library page.</summary>
    public WorkCatalogue Works => field ??= CreateCatalogue(_library);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        log.Attach(Pages);
        var ffmpeg = FfmpegTools.Find();
        var media = new OfferedMediaCache(new MagickPictureReader(), new ExcerptReader(ffmpeg, time), loggers.CreateLogger<OfferedMediaCache>());
        Pages.ExcerptOffered += media.Offer;
        Pages.PaintingOffered += media.Offer;
        var access = AccessTokens.For(show.Web.Listen.Address, folders.TokenFile);
        var performance = pipeline();
        var setup = new SetupService(file, editor, show, inputFactory, Calibration, performance, factory.Control, camera);
        _workSwitch = new LibraryWorkSwitch(_library, factory.Control, loggers.CreateLogger<LibraryWorkSwitch>());
        _workSwitch.Follow();
        _neighbours = OpenNeighbours();
        var host = new PageHost(show.Web.Listen, access, Pages, performance, media, factory.Control, setup, settings,
            Works, _workSwitch, _thumbnails, CreateMap(), health, loggers.CreateLogger<PageHost>(), time);
        IEnumerable<Painting> preparedPaintings = inputs.Inputs.Music is null ? [] : factory.Paintings;
        _run = Task.WhenAll(
            host.RunAsync(Open, _end.Token),
            media.PrepareAsync(preparedPaintings, _end.Token),
            metrics.RunAsync(Pages.SetPerformance, _end.Token));
        return Task.CompletedTask;

        void Open(PageLinks opened)
        {
            _isServing = true;
            links.Print(opened);
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _end.CancelAsync();
        await _run.WaitAsync(cancellationToken);
        await (_workSwitch?.CompleteAsync(cancellationToken) ?? Task.CompletedTask);
    }

    /// <summary>Releases what a failed start has opened. The container calls it once for every type that this service is registered as.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _end.Cancel();
        _end.Dispose();
        _thumbnails.Dispose();
        _neighbours?.Dispose();
    }

    /// <summary>Creates the list of a library's works for the library page. It is loaded when a page first asks.</summary>
    internal static WorkCatalogue CreateCatalogue(WorkLibrary library) => new(() => library.LoadWorks().Select(ToEntry));

    private LibraryMapSource CreateMap() => new(factory.Excerpts, factory.Paintings, () => LibraryMap.Load(_library, factory.Excerpts, factory.Paintings), factory.GateWatch, _neighbours);

    private INeighbourIndex? OpenNeighbours()
    {
        try
        {
            return new SoundNeighbours(factory.Excerpts, new UsearchStore()).Open();
        }
        catch (LibraryException error)
        {
            // A show does without it: it compares all excerpts.
            LogNoNeighbours(loggers.CreateLogger<WebService>(), error.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "'More like this' compares all excerpts. {Message}")]
    private static partial void LogNoNeighbours(ILogger logger, string message);

    private static WorkEntry ToEntry(LibraryWork work) => new(work.Id, work.Title, work.Collection, work.IsMusic, work.DurationSeconds, work.Excerpts, work.Files[0])
    {
        Tags = work.Tags,
    };

    private PageState CreatePages()
    {
        var mel = factory.BrushMel;
        return new PageState(new ShowInfo(
            SourceNames(inputs.Inputs, show),
            factory.ExcerptCount,
            ControlDto.All(factory.Control.State, factory.Control.Distances))
        {
            Bands = mel.Bands,
            ColumnsPerSecond = mel.SampleRate / (double)mel.Hop,
            CanvasAspect = inputFactory.CanvasAspect,
        });
    }

    // The pages show neither folders of recordings nor passwords of network cameras.
    private static string DisplayName(string name, SourceSettings settings) => settings.Kind == SourceSettingsKind.File ? Path.GetFileName(name)
        : Uri.TryCreate(name, UriKind.Absolute, out var address) && address.UserInfo.Length > 0 ? name.Replace(address.UserInfo + "@", "", StringComparison.Ordinal)
        : name;

    private static Dictionary<string, string> SourceNames(PerformanceInputs inputs, ShowSettings show)
    {
        var names = new Dictionary<string, string> { ["brush"] = DisplayName(inputs.Brush.Name, show.Brush.Source), ["canvas"] = DisplayName(inputs.Canvas.Name, show.Canvas.Source) };
        if (inputs.Music is { } music)
        {
            names["music"] = DisplayName(music.Name, show.Music!.Source);
        }

        return names;
    }
}
