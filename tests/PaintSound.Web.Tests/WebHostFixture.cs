using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Choosing;
using PaintSound.Core.Works;
using PaintSound.Library.Mapping;
using PaintSound.Library.Search;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Pictures;
using PaintSound.Osc.Tests;
using PaintSound.Web.Authentication;
using PaintSound.Web.Library;
using PaintSound.Web.Library.Map;
using PaintSound.Web.Media;
using PaintSound.Web.Settings;
using PaintSound.Web.Setup;
using PaintSound.Web.State;
using PaintSound.Web.State.Dto;

namespace PaintSound.Web.Tests;

/// <summary>Serves the pages as in a performance, on a free port of this computer.</summary>
internal sealed class WebHostFixture : IAsyncDisposable, IPreviewSource, ISetupService, ISettingsService, IWorkSwitch
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(180);
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource<Uri> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ThumbnailCache _thumbnails = new(new MagickPictureReader());
    private readonly HashSet<string> _off = [];
    private readonly Task _run;

    private WebHostFixture(AccessTokens access, TimeProvider time, WorkCatalogue? works, LibraryMapSource? map)
    {
        var ffmpeg = FfmpegTools.Find();
        Works = works ?? new WorkCatalogue(() => [
            new WorkEntry("m1", "tune", "own", true, 4, 1, LibraryFile("tune.wav")) { Tags = new MediaTags("Étude", "Ana") },
            new WorkEntry("m2", "gone", "others", true, 4, 1, LibraryFile("gone.wav")),
            new WorkEntry("p1", "red", "own", false, 0, 0, LibraryFile("red.png")),
        ]);
        MediaCache = new OfferedMediaCache(new MagickPictureReader(), new ExcerptReader(ffmpeg, time), CacheLogger);
        var host = new PageHost(new IPEndPoint(IPAddress.Loopback, 0), access, State, this, MediaCache, Control, this, this, Works, this, _thumbnails, map ?? CreateMap(time), Health, NullLogger<PageHost>.Instance, time);
        _run = host.RunAsync(links => _opened.SetResult(new Uri(links.Operator.Split('?')[0])), _end.Token);
    }

    /// <summary>What the default map tells of the gate.</summary>
    public GateWatch Gate { get; private set; } = null!;

    public PageState State { get; } = new(new ShowInfo(
        new Dictionary<string, string> { ["brush"] = "a brush", ["canvas"] = "a canvas" }, 10, ControlDto.All(new FakeControl().State, [SoundDistanceKind.Weighed]))
    { Bands = 100, ColumnsPerSecond = 80 });

    public FakeControl Control { get; } = new();

    public WorkCatalogue Works { get; }

    /// <summary>The folder of the works; a test writes them.</summary>
    public string LibraryFolder { get; } = Directory.CreateTempSubdirectory("paintsound-").FullName;

    public IReadOnlySet<string> Off => _off;

    public FakeHealth Health { get; } = new();

    public OfferedMediaCache MediaCache { get; }

    public FakeLogger<OfferedMediaCache> CacheLogger { get; } = new();

    public Uri Root { get; private set; } = null!;

    public MelSettings Mel { get; } = new();

    public long Columns { get; set; } = 8;

    /// <summary>Starts the server; the default is without tokens.</summary>
    /// <param name="access">The access tokens.</param>
    /// <param name="time">The clock of the pages; the default is the system clock.</param>
    /// <param name="works">The works of the library; the default is three works.</param>
    /// <param name="map">The map of the library; the default has four excerpts and a painting.</param>
    public static async Task<WebHostFixture> OpenAsync(AccessTokens? access = null, TimeProvider? time = null, WorkCatalogue? works = null, LibraryMapSource? map = null)
    {
        var fixture = new WebHostFixture(access ?? AccessTokens.Open, time ?? TimeProvider.System, works, map);
        fixture.Root = await fixture._opened.Task.WaitAsync(RequestTimeout, TimeProvider.System, TestContext.Current.CancellationToken);
        return fixture;
    }

    public string LibraryFile(string name) => Path.Combine(LibraryFolder, name);

    public Task SwitchAsync(IReadOnlyList<string> ids, bool isOn)
    {
        foreach (var id in ids)
        {
            _ = isOn ? _off.Remove(id) : _off.Add(id);
        }

        return Task.CompletedTask;
    }

    public Dictionary<string, string?> Collected { get; } = [];

    public Task CollectAsync(IReadOnlyList<string> ids, string? collection)
    {
        foreach (var id in ids)
        {
            Collected[id] = collection;
        }

        return Task.CompletedTask;
    }

    public long CopyBrush(Span<float> picture)
    {
        picture.Clear();
        return Columns;
    }

    public long CanvasFrameCount { get; set; } = 3;

    public void CopyCanvas(Span<byte> rgb) => rgb.Fill(7);

    public void CopyDisplay(Span<byte> rgb) => rgb.Fill(8);

    public SavedDto Save(bool intoEdited) => new($"saved {intoEdited}", !intoEdited);

    public string StorePreset(string name) => $"stored {name}";

    public string RenamePreset(string name, string newName) => $"{name} is {newName}";

    public string DeletePreset(string name) => throw new SettingsException($"There is no preset '{name}'.");

    public SetupDto Info { get; } = new("show.yaml", true, false, [0, 0, 1, 0, 0, 1, 1, 1]);

    public long FrameCount => 0;

    public void CopyPicture(Span<byte> rgb) => Assert.Fail("There is no picture.");

    public FoundCornersDto FindCanvas() => throw new SetupException("There is no picture of the camera yet.");

    public string SetCorners(IReadOnlyList<double> corners) => throw new SetupException($"{corners.Count} are no corners.");

    public Task<string> LockExposureAsync(bool locked, CancellationToken stop) => throw new SetupException("There is no camera.");

    public MicrophonesDto Microphones { get; } = new([new MicrophoneDto("Microphone", -60, -50, "Works, -60 dB.", false)], "", false, false);

    public void StartTaps() => throw new SetupException("One microphone has no place to check.");

    public Task<string> MeasureAsync(Measurement measurement, CancellationToken stop) => Task.FromResult($"{measurement} was measured.");

    public string Save() => "Saved.";

    /// <summary>Creates an HTTP client that keeps cookies and does not follow redirects.</summary>
    public HttpClient CreateClient(string? token = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Root, Timeout = RequestTimeout };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", $"paintsound-Operator={token}; paintsound-Artist={token}");
        }

        return client;
    }

    /// <summary>Requests a path exactly as given: an HttpClient would normalise it.</summary>
    /// <returns>The whole response.</returns>
    public async Task<string> RequestAsync(string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Root.Port, TestContext.Current.CancellationToken);
        using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {Root.Authority}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(RequestTimeout, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run.WaitAsync(RequestTimeout, TimeProvider.System, CancellationToken.None);
        _end.Dispose();
        _thumbnails.Dispose();
        Directory.Delete(LibraryFolder, recursive: true);
    }

    /// <summary>Three excerpts of m1, of which the last has no place, one of m2 like the first of m1, and the painting p1.</summary>
    private LibraryMapSource CreateMap(TimeProvider time)
    {
        Gate = new GateWatch(time);
        MusicWork first = new("m1", "tune", LibraryFile("tune.wav"), "own", 12), second = new("m2", "gone", LibraryFile("gone.wav"), "others", 4);
        Excerpt[] excerpts = [new(first, 0, -20, 1, 500), new(first, 4, -60, 4, 500), new(first, 8, -30, 16, 500), new(second, 0, -20, 1, 500)];
        return new LibraryMapSource(
            new ExcerptTable(excerpts, new float[4], [0, 1, 2, 0.1f], new float[4], new float[4]),
            new PaintingTable([new Painting("p1", "red", LibraryFile("red.png"), "own")], [0]),
            () => new LibraryMap([0, 0, 10, 5, float.NaN, float.NaN, 2, 0], [5, 5]),
            Gate);
    }
}
