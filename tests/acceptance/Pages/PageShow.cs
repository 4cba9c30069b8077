namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>A show with pages, in a folder and on ports of its own.</summary>
/// <param name="atelier">The library.</param>
internal sealed class PageShow(Atelier atelier) : IDisposable
{
    private readonly int _port = Ports.Free();
    private readonly int _controls = Ports.Free();
    private readonly int _camera = Ports.Free();

    /// <summary>The show's folder.</summary>
    public Place Place { get; } = new();

    /// <summary>The address of its pages.</summary>
    public string Root => $"http://127.0.0.1:{_port}";

    /// <summary>Where it listens for controls.</summary>
    public string Controls => $"127.0.0.1:{_controls}";

    /// <summary>The device name of the camera that <see cref="StartCamera()"/> starts.</summary>
    public string CameraDevice => $"tcp://127.0.0.1:{_camera}";

    /// <summary>The show file's lines that open the pages.</summary>
    public string Web => $"web:\n  listen: 127.0.0.1:{_port}\n";

    /// <summary>Starts the worker and waits until its pages are open.</summary>
    /// <param name="brush">The show file's line under <c>brush</c>.</param>
    /// <param name="canvas">The line under <c>canvas</c>.</param>
    /// <param name="music">The line under <c>music</c>, or null.</param>
    /// <param name="more">Further lines.</param>
    /// <param name="environment">What differs from our own environment.</param>
    public Task<Peer> RunAsync(
        string brush = "simulated: 1", string canvas = "simulated: 1", string? music = "simulated: 1", string more = "", IReadOnlyDictionary<string, string?>? environment = null) =>
        RunFileAsync(
            $"# Written by hand.\nlibrary: {atelier.Library}\nbrush:\n  {brush}\ncanvas:\n  {canvas}\n" + (music is null ? "" : $"music:\n  {music}\n") +
            $"{Web}osc:\n  listen: {Controls}\nchoosing:\n  gate: 0.3\n  dwell: 1\n  silence: any\n" + more,
            environment);

    /// <summary>Starts the worker with a whole show file and waits until its pages are open.</summary>
    public async Task<Peer> RunFileAsync(string show, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var worker = WorkerProcess.Start(environment ?? new Dictionary<string, string?>(), "run", Place.Write("show.yaml", show));
        await worker.LineAsync(line => line.StartsWith("Pages: ", StringComparison.Ordinal));
        return worker;
    }

    /// <summary>The show file as it is now.</summary>
    public Task<string> ReadFileAsync() => File.ReadAllTextAsync(Place["show.yaml"], TestContext.Current.CancellationToken);

    /// <summary>Starts a camera with a moving test picture. It serves one client at a time, again and again.</summary>
    public Peer StartCamera() => StartCamera("testsrc2=s=320x240:r=10");

    /// <summary>Starts a camera whose picture is redder to the right and greener downwards.</summary>
    public Peer StartGradientCamera() => StartCamera("color=black:s=320x240:r=10,format=rgb24,geq=r='255*X/W':g='255*Y/H':b=0");

    public void Dispose() => Place.Dispose();

    private Peer StartCamera(string picture) => Peer.Start(
        "ffmpeg", "bash", "-c",
        $"while :; do ffmpeg -nostdin -loglevel quiet -re -f lavfi -i \"{picture}\" -c:v mpeg2video -q:v 2 -g 5 -f mpegts {CameraDevice}?listen=1; done");
}
