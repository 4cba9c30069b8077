namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>A show with pages, with its own folder and ports.</summary>
/// <param name="samples">The sample library.</param>
internal sealed class PageShow(SampleLibraryFixture samples) : IDisposable
{
    private readonly int _port = FreePort.Find();
    private readonly int _controls = FreePort.Find();
    private readonly int _camera = FreePort.Find();

    /// <summary>The folder of the show.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>The address of the pages.</summary>
    public string Root => $"http://127.0.0.1:{_port}";

    /// <summary>The OSC address for controls, as HOST:PORT.</summary>
    public string Controls => $"127.0.0.1:{_controls}";

    /// <summary>The device name of the camera that <see cref="StartCamera()"/> starts.</summary>
    public string CameraDevice => $"tcp://127.0.0.1:{_camera}";

    /// <summary>The lines of the show file that open the pages.</summary>
    public string Web => $"web:\n  listen: 127.0.0.1:{_port}\n";

    /// <summary>Starts the worker and waits until its pages are open.</summary>
    /// <param name="brush">The line under <c>brush</c> in the show file.</param>
    /// <param name="canvas">The line under <c>canvas</c>.</param>
    /// <param name="music">The line under <c>music</c>, or null.</param>
    /// <param name="more">Further lines.</param>
    /// <param name="environment">Changes to the environment of the tests.</param>
    /// <param name="oscTarget">Where OSC is sent, as HOST:PORT, or null.</param>
    public Task<ChildProcess> RunAsync(
        string brush = "simulated: 1", string canvas = "simulated: 1", string? music = "simulated: 1", string more = "", IReadOnlyDictionary<string, string?>? environment = null,
        string? oscTarget = null) =>
        RunFileAsync(
            $"# Written by hand.\nlibrary: {samples.Library}\nbrush:\n  {brush}\ncanvas:\n  {canvas}\n" + (music is null ? "" : $"music:\n  {music}\n") +
            $"{Web}osc:\n  listen: {Controls}\n  query: off\n{(oscTarget is null ? "" : $"  to: ['{oscTarget}']\n")}choosing:\n  gate: 0.3\n  dwell: 1\n  silence: any\n" + more,
            environment);

    /// <summary>Starts the worker with a complete show file and waits until its pages are open.</summary>
    public async Task<ChildProcess> RunFileAsync(string show, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var worker = WorkerProcess.Start(environment ?? new Dictionary<string, string?>(), "run", Folder.Write("show.yaml", show));
        await worker.WaitForLineAsync(line => line.StartsWith("Pages: ", StringComparison.Ordinal));
        return worker;
    }

    /// <summary>Returns the current text of the show file.</summary>
    public Task<string> ReadFileAsync() => File.ReadAllTextAsync(Folder["show.yaml"], TestContext.Current.CancellationToken);

    /// <summary>Starts a simulated camera with a moving test picture. It serves one client at a time.</summary>
    public ChildProcess StartCamera() => StartCamera("-f lavfi -i testsrc2=s=320x240:r=10");

    /// <summary>Starts a simulated camera whose red increases to the right and whose green increases downwards.</summary>
    public ChildProcess StartGradientCamera() => StartCamera("-f lavfi -i color=black:s=320x240:r=10,format=rgb24,geq=r='255*X/W':g='255*Y/H':b=0");

    /// <summary>Starts a simulated camera that shows a picture file, which can be replaced by another of the same size and format while it runs.</summary>
    public ChildProcess StartPictureCamera(string file) => StartCamera("-f image2pipe -c:v png -framerate 10 -i -", $"while cat {file}; do :; done");

    public void Dispose() => Folder.Dispose();

    private ChildProcess StartCamera(string input, string pictures = ":") => ChildProcess.Start(
        "ffmpeg", "bash", "-c",
        $"while :; do ({pictures}) | ffmpeg -loglevel quiet -re {input} -c:v mpeg2video -q:v 2 -g 5 -f mpegts {CameraDevice}?listen=1; done");
}
