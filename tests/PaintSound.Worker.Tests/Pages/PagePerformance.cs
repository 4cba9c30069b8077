using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Web.Tests;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Tests.WithPages;

/// <summary>
/// A whole live stage in real time: shipped networks, a simulated painter, <see cref="SwitchedMusic"/>, OSC and pages. The benchmarks
/// use it, too.
/// </summary>
/// <param name="library">A library with paintings.</param>
/// <param name="stop">Gives up.</param>
internal sealed class StageWithPages(string library, CancellationToken stop) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-stage-");
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly HttpClient _browser = new();

    /// <summary>The composer.</summary>
    public SwitchedMusic Music { get; } = new();

    /// <summary>The paintings that arrived over OSC.</summary>
    public PaintingAnswers Osc { get; } = new();

    /// <summary>The paintings that arrived on the composer's page with their pictures.</summary>
    public PaintingAnswers Page { get; } = new();

    /// <summary>How long the perception steps took.</summary>
    public StepTimes Steps { get; } = new();

    /// <summary>Performs as long as something is done on the stage.</summary>
    /// <param name="act">What is done; it gets the address of the pages.</param>
    public async Task PerformAsync(Func<Uri, Task> act)
    {
        var time = TimeProvider.System;
        var file = Path.Combine(_folder.FullName, "show.yaml");
        await File.WriteAllTextAsync(
            file,
            $"library: {library}\nbrush:\n  simulated: 1\ncanvas:\n  simulated: 1\nmusic:\n  simulated: 1\nchoosing:\n  gate: 0.1\n  dwell: 0\n  repeat-after: 0\n" +
            $"osc:\n  to: [{_socket.Client.LocalEndPoint}]\n  listen: 127.0.0.1:{FreePort()}\nweb:\n  listen: 127.0.0.1:{FreePort()}\n",
            stop);
        var show = ShowFile.Read(file);
        var opened = new OpenedPages();
        var builder = Composition.ForShow(file, show, new LoggingSettings(), opened, time);
        builder.Services.AddSingleton<IInputFactory>(services => new MusicInputFactory(services.GetRequiredService<InputFactory>(), Music)).AddOutput(_ => Steps);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var performing = PerformanceHost.RunAsync(builder.Build(), LogLevel.Debug, over.Token);
        await opened.Links.WaitAsync(Limit, time, stop);
        await Music.Started.WaitAsync(Limit, time, stop);
        await act(new Uri($"http://{show.Web.Listen}"));
        await over.CancelAsync();
        await performing.WaitAsync(Limit, time, CancellationToken.None);
    }

    /// <summary>Receives paintings over OSC and on the composer's page while something is done.</summary>
    public async Task ReceiveAsync(Uri pages, Func<Task> act)
    {
        using var line = await Line.OpenAsync(pages, "artist");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var receiving = Task.WhenAll(ReceiveOscAsync(over.Token), ReceivePageAsync(line, pages, over.Token));
        await act();
        await over.CancelAsync();
        await receiving.WaitAsync(Limit, TimeProvider.System, CancellationToken.None);
    }

    /// <summary>Keeps pages open that read everything and, four times a second, the canvas, while something is done.</summary>
    public async Task WatchAsync(Uri pages, int count, Func<Task> act)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watching = Task.WhenAll(Enumerable.Range(0, count).Select(page => WatchAsync(pages, page % 2 == 0 ? "operator" : "artist", over.Token)));
        await act();
        await over.CancelAsync();
        await watching.WaitAsync(Limit, TimeProvider.System, CancellationToken.None);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _browser.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task ReceiveOscAsync(CancellationToken over) => UntilAsync(
        async () =>
        {
            var datagram = await _socket.ReceiveAsync(over);
            if (OscPacket.TryRead(datagram.Buffer, out var messages) && messages[0].Address == Catalogue.SelectionPainting.Address)
            {
                Osc.Take(messages[0].Arguments[0].ToString().Trim('"'));
            }
        },
        over);

    private async Task ReceivePageAsync(Line line, Uri pages, CancellationToken over)
    {
        await line.WatchAsync();
        await UntilAsync(
            async () =>
            {
                // A painting is on the page once its picture is there.
                var moment = await line.NextAsync(message => message.TryGetProperty("item", out var item) && item.TryGetProperty("painting", out _)).WaitAsync(over);
                var id = moment.GetProperty("item").GetProperty("painting").GetProperty("id").GetString()!;
                await _browser.GetByteArrayAsync(new Uri(pages, $"works/{id}/painting.jpg"), over);
                Page.Take(id);
            },
            over);
    }

    private async Task WatchAsync(Uri pages, string role, CancellationToken over)
    {
        using var line = await Line.OpenAsync(pages, role);
        await line.WatchAsync();
        var taking = line.TakeAsync(() => { }, over);
        await UntilAsync(
            async () =>
            {
                await _browser.GetAsync(new Uri(pages, "live/canvas"), over);
                await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, over);
            },
            over);
        await taking;
    }

    private static async Task UntilAsync(Func<Task> take, CancellationToken over)
    {
        try
        {
            while (!over.IsCancellationRequested)
            {
                await take();
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // What was done is over.
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
