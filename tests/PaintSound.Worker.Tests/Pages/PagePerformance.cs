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
using PaintSound.Worker.Paths;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Tests.Pages;

/// <summary>
/// Runs a complete performance in real time: bundled networks, a simulated painter, <see cref="SwitchedMusic"/>, OSC and pages. Used by
/// tests and benchmarks.
/// </summary>
/// <param name="library">A library with paintings.</param>
/// <param name="stop">Cancels the performance.</param>
internal sealed class PagePerformance(string library, CancellationToken stop) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-pages-");
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly HttpClient _browser = new();

    /// <summary>The music.</summary>
    public SwitchedMusic Music { get; } = new();

    /// <summary>The paintings that arrived end OSC.</summary>
    public ReceivedPaintings Osc { get; } = new();

    /// <summary>The paintings that arrived on the composer page with their pictures.</summary>
    public ReceivedPaintings Page { get; } = new();

    /// <summary>The durations of the perception steps.</summary>
    public StepTimes Steps { get; } = new();

    /// <summary>Runs the performance while an action runs.</summary>
    /// <param name="action">The action. It receives the address of the pages.</param>
    public async Task RunAsync(Func<Uri, Task> action)
    {
        var time = TimeProvider.System;
        var file = Path.Combine(_folder.FullName, "show.yaml");
        await File.WriteAllTextAsync(
            file,
            $"library: {library}\nbrush:\n  simulated: 1\ncanvas:\n  simulated: 1\nmusic:\n  simulated: 1\nchoosing:\n  gate: 0.1\n  dwell: 0\n  repeat-after: 0\n" +
            $"osc:\n  to: [{_socket.Client.LocalEndPoint}]\n  listen: 127.0.0.1:{FreePort.Find()}\n  query: off\nweb:\n  listen: 127.0.0.1:{FreePort.Find()}\n",
            stop);
        var show = ShowFile.Read(file);
        var links = new PageLinkWriter();
        var builder = Composition.ForShow(file, show, new LoggingSettings(), links, time);
        builder.Services.AddSingleton(new UserFolders(_folder.FullName, _folder.FullName, _folder.FullName));
        builder.Services.AddSingleton<IInputFactory>(services => new MusicInputFactory(services.GetRequiredService<InputFactory>(), Music)).AddOutput(_ => Steps);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var run = PerformanceHost.RunAsync(builder.Build(), LogLevel.Debug, end.Token);
        await links.Printed.WaitAsync(Timeout, time, stop);
        await Music.Started.WaitAsync(Timeout, time, stop);
        await action(new Uri($"http://{show.Web.Listen}"));
        await end.CancelAsync();
        await run.WaitAsync(Timeout, time, CancellationToken.None);
    }

    /// <summary>Receives paintings end OSC and on the composer page while an action runs.</summary>
    public async Task ReceiveAsync(Uri pages, Func<Task> action)
    {
        using var client = await HubClient.OpenAsync(pages, "artist");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var receiving = Task.WhenAll(ReceiveOscAsync(end.Token), ReceivePageAsync(client, pages, end.Token));
        await action();
        await end.CancelAsync();
        await receiving.WaitAsync(Timeout, TimeProvider.System, CancellationToken.None);
    }

    /// <summary>Keeps pages open while an action runs. Each page reads all updates, and the canvas four times per second.</summary>
    public async Task WatchAsync(Uri pages, int count, Func<Task> action)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watching = Task.WhenAll(Enumerable.Range(0, count).Select(page => WatchAsync(pages, page % 2 == 0 ? "operator" : "artist", end.Token)));
        await action();
        await end.CancelAsync();
        await watching.WaitAsync(Timeout, TimeProvider.System, CancellationToken.None);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _browser.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task ReceiveOscAsync(CancellationToken end) => RepeatAsync(
        async () =>
        {
            var datagram = await _socket.ReceiveAsync(end);
            if (OscPacket.TryRead(datagram.Buffer, out var messages) && messages[0].Address == Catalogue.SelectionPainting.Address)
            {
                Osc.Add(messages[0].Arguments[0].ToString().Trim('"'));
            }
        },
        end);

    private async Task ReceivePageAsync(HubClient client, Uri pages, CancellationToken end)
    {
        await client.WatchAsync();
        await RepeatAsync(
            async () =>
            {
                // A painting is on the page when its picture has been loaded.
                var update = await client.NextAsync(message => message.TryGetProperty("item", out var item) && item.TryGetProperty("painting", out _)).WaitAsync(end);
                var id = update.GetProperty("item").GetProperty("painting").GetProperty("id").GetString()!;
                await _browser.GetByteArrayAsync(new Uri(pages, $"works/{id}/painting.jpg"), end);
                Page.Add(id);
            },
            end);
    }

    private async Task WatchAsync(Uri pages, string role, CancellationToken end)
    {
        using var client = await HubClient.OpenAsync(pages, role);
        await client.WatchAsync();
        var reading = client.ReadAllAsync(() => { }, end);
        await RepeatAsync(
            async () =>
            {
                await _browser.GetAsync(new Uri(pages, "live/canvas"), end);
                await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, end);
            },
            end);
        await reading;
    }

    private static async Task RepeatAsync(Func<Task> action, CancellationToken end)
    {
        try
        {
            while (!end.IsCancellationRequested)
            {
                await action();
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The end of the repetition.
        }
    }
}
