using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Web;
using PaintSound.Web.Authentication;
using PaintSound.Web.Media;
using PaintSound.Web.State;
using PaintSound.Web.State.Dto;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Metrics;
using PaintSound.Worker.Setup;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// The web pages of a performance. The host starts it after the inputs and before the performance; a port that another program has is
/// retried and does not end a show.
/// </summary>
/// <param name="file">The show file, which the setup page writes to.</param>
/// <param name="show">Its settings.</param>
/// <param name="sources">Have the camera.</param>
/// <param name="inputs">The opened inputs.</param>
/// <param name="factory">Library and controls.</param>
/// <param name="pipeline">Gets the performance; it is created on the first call.</param>
/// <param name="metrics">Collects the figures of the operator's page.</param>
/// <param name="health">Answers whether the performance works.</param>
/// <param name="log">Shows messages on the operator's page.</param>
/// <param name="loggers">Create the loggers of pages and media.</param>
/// <param name="output">Receives the links.</param>
/// <param name="time">The session clock.</param>
internal sealed class WebService(
    string file,
    ShowSettings show,
    InputFactory sources,
    InputService inputs,
    PerformanceFactory factory,
    Func<PerformancePipeline> pipeline,
    MetricsCollector metrics,
    HealthCheckService health,
    PageLoggerProvider log,
    ILoggerFactory loggers,
    TextWriter output,
    TimeProvider time) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _over = new();
    private bool _isDisposed;
    private PageState? _pages;
    private Task _running = Task.CompletedTask;

    /// <summary>Measures brush and canvas when the setup page asks for it.</summary>
    public Calibration Calibration { get; } = new(time);

    /// <summary>Tells the pages what happens. It needs the opened inputs.</summary>
    public PageState Pages => _pages ??= CreatePages();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        log.Attach(Pages);
        var ffmpeg = FfmpegTools.Find();
        var media = new OfferedMediaCache(new ScreenJpeg(ffmpeg, time), new ExcerptWav(new ExcerptReader(ffmpeg, time)), loggers.CreateLogger<OfferedMediaCache>());
        Pages.ExcerptOffered += media.Offer;
        Pages.PaintingOffered += media.Offer;
        var access = AccessTokens.IsRequiredFor(show.Web.Listen.Address) ? AccessTokens.Load(TokenFile) : AccessTokens.Open;
        var performance = pipeline();
        var setup = new SetupService(file, show, sources, Calibration, performance, factory.Control);
        var host = new PageHost(show.Web.Listen, access, Pages, performance, media, factory.Control, setup, health, loggers.CreateLogger<PageHost>(), time);
        var ahead = inputs.Inputs.Music is null ? [] : factory.Paintings;
        _running = Task.WhenAll(
            host.RunAsync(output.WriteLine, _over.Token),
            media.PrepareAsync(ahead, _over.Token),
            metrics.RunAsync(Pages.SetPerformance, _over.Token));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _over.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    /// <summary>Ends what a start that failed has left. The container calls it once for every type that this service is registered as.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _over.Cancel();
        _over.Dispose();
    }

    private PageState CreatePages()
    {
        var mel = factory.BrushMel;
        return new PageState(new ShowInfo(
            Names(inputs.Inputs, show),
            factory.ExcerptCount,
            ControlDto.All(factory.Control.State, factory.Control.Distances))
        {
            Bands = mel.Bands,
            ColumnsPerSecond = mel.SampleRate / (double)mel.Hop,
            CanvasAspect = show.Canvas.Aspect,
        });
    }

    private static string TokenFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "paintsound", "page-tokens");

    // Where on this machine a recording lies is nobody's business, and neither is what opens a camera on the network.
    private static string Name(string name, SourceSettings setting) => setting.Kind == SourceSettingsKind.File ? Path.GetFileName(name)
        : Uri.TryCreate(name, UriKind.Absolute, out var address) && address.UserInfo.Length > 0 ? name.Replace(address.UserInfo + "@", "", StringComparison.Ordinal)
        : name;

    private static Dictionary<string, string> Names(PerformanceInputs players, ShowSettings show)
    {
        var names = new Dictionary<string, string> { ["brush"] = Name(players.Brush.Name, show.Brush.Source), ["canvas"] = Name(players.Canvas.Name, show.Canvas.Source) };
        if (players.Music is { } music)
        {
            names["music"] = Name(music.Name, show.Music!.Source);
        }

        return names;
    }
}
