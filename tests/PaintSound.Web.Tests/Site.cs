using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Choosing;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Writing;
using PaintSound.Osc.Tests;
using PaintSound.Web.Authentication;
using PaintSound.Web.Media;
using PaintSound.Web.Setup;
using PaintSound.Web.State;
using PaintSound.Web.State.Dto;

namespace PaintSound.Web.Tests;

/// <summary>The pages, served as in a performance, at a free port of this machine.</summary>
internal sealed class Site : IAsyncDisposable, IPreviewSource, ISetupService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource<Uri> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    private Site(AccessTokens access, TimeProvider time)
    {
        var ffmpeg = FfmpegTools.Find();
        Shelf = new OfferedMediaCache(new ScreenJpeg(ffmpeg, time), new ExcerptWav(new ExcerptReader(ffmpeg, time)), CacheLogger);
        var host = new PageHost(new IPEndPoint(IPAddress.Loopback, 0), access, Board, this, Shelf, Control, this, Health, NullLogger<PageHost>.Instance, time);
        _serving = host.RunAsync(links => _opened.SetResult(new Uri(links.Operator.Split('?')[0])), _over.Token);
    }

    public PageState Board { get; } = new(new ShowInfo(
        new Dictionary<string, string> { ["brush"] = "a brush", ["canvas"] = "a canvas" }, 10, ControlDto.All(new FakeControl().State, [SoundDistanceKind.Weighed]))
    { Bands = 100, ColumnsASecond = 80 });

    public FakeControl Control { get; } = new();

    public FakeHealth Health { get; } = new();

    public OfferedMediaCache Shelf { get; }

    public FakeLogger<OfferedMediaCache> CacheLogger { get; } = new();

    public Uri Root { get; private set; } = null!;

    public MelSettings Mel { get; } = new();

    public long Columns { get; set; } = 8;

    /// <summary>Opens it; without tokens unless some are given.</summary>
    /// <param name="access">Who may look.</param>
    /// <param name="time">The pages' clock, if it is another than the system's.</param>
    public static async Task<Site> OpenAsync(AccessTokens? access = null, TimeProvider? time = null)
    {
        var site = new Site(access ?? AccessTokens.Open, time ?? TimeProvider.System);
        site.Root = await site._opened.Task.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
        return site;
    }

    public long CopyBrush(Span<float> picture)
    {
        picture.Clear();
        return Columns;
    }

    public long CanvasFrameCount { get; set; } = 3;

    public void CopyCanvas(Span<byte> rgb) => rgb.Fill(7);

    public void CopyDisplay(Span<byte> rgb) => rgb.Fill(8);

    public SetupDto Info { get; } = new("show.yaml", true, false, [0, 0, 1, 0, 0, 1, 1, 1]);

    public long FrameCount => 0;

    public void CopyPicture(Span<byte> rgb) => Assert.Fail("There is no picture.");

    public string SetCorners(IReadOnlyList<double> corners) => throw new SetupException($"{corners.Count} are no corners.");

    public Task<string> LockExposureAsync(bool locked, CancellationToken stop) => throw new SetupException("There is no camera.");

    public Task<string> MeasureAsync(Measurement measurement, CancellationToken stop) => Task.FromResult($"{measurement} was measured.");

    public string Save() => "Saved.";

    /// <summary>A browser that keeps its cookies and follows no redirect by itself.</summary>
    public HttpClient Visitor(string? token = null)
    {
        var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Root, Timeout = Patience };
        if (token is not null)
        {
            visitor.DefaultRequestHeaders.Add("Cookie", $"paintsound-Operator={token}; paintsound-Artist={token}");
        }

        return visitor;
    }

    /// <summary>Sends a path as it is: a client of .NET would tidy it first.</summary>
    /// <returns>The whole answer.</returns>
    public async Task<string> AskAsync(string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Root.Port, TestContext.Current.CancellationToken);
        using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {Root.Authority}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _serving.WaitAsync(Patience, TimeProvider.System, CancellationToken.None);
        _over.Dispose();
    }
}
