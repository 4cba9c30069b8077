using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PaintSound.Core.Control;
using PaintSound.Fuzz.Tests;

namespace PaintSound.Web.Tests;

/// <summary>Whatever a browser sends: the pages' server answers or closes the connection, serves the next caller, and no control gets a value that it does not accept.</summary>
public sealed class WebFuzzTests
{
    private const long MaxGrowth = 64 << 20;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);

    private static readonly string[] Calls =
    [
        """{"type":1,"invocationId":"1","target":"Set","arguments":["gate",0.5]}""", """{"type":1,"invocationId":"1","target":"Set","arguments":["depth fog",0.5]}""",
        """{"type":1,"invocationId":"1","target":"Set","arguments":["arm",true]}""", """{"type":1,"target":"Set","arguments":["next",1]}""",
        """{"type":1,"invocationId":"1","target":"Links","arguments":[]}""", """{"type":1,"invocationId":"1","target":"TakeOver","arguments":[]}""",
        """{"type":1,"invocationId":"1","target":"Works","arguments":[{"text":"etude","collection":"own","kind":"music","from":0}]}""",
        """{"type":1,"invocationId":"1","target":"SwitchWorks","arguments":[["m1"],false]}""", """{"type":1,"invocationId":"1","target":"SaveSettings","arguments":[true]}""",
        """{"type":1,"invocationId":"1","target":"StorePreset","arguments":["calm"]}""", """{"type":1,"invocationId":"1","target":"RenamePreset","arguments":["calm","wild"]}""",
        """{"type":1,"invocationId":"1","target":"DeletePreset","arguments":["calm"]}""", """{"type":1,"invocationId":"1","target":"Setup","arguments":[]}""",
        """{"type":1,"invocationId":"1","target":"Frame","arguments":[[0,0,1,0,0,1,1,1]]}""", """{"type":1,"invocationId":"1","target":"FindCanvas","arguments":[]}""",
        """{"type":1,"invocationId":"1","target":"Lock","arguments":[true]}""", """{"type":1,"invocationId":"1","target":"Microphones","arguments":[]}""",
        """{"type":1,"invocationId":"1","target":"StartTaps","arguments":[]}""", """{"type":1,"invocationId":"1","target":"Measure","arguments":["silence"]}""",
        """{"type":1,"invocationId":"1","target":"SaveMeasured","arguments":[]}""", """{"type":5,"invocationId":"watch"}""", """{"type":6}""",
        """{"type":4,"invocationId":"2","target":"Watch","arguments":[]}""",
    ];

    private static readonly string[] Requests =
    [
        "/works/m1/excerpt.wav", "/works/p1/painting.jpg", "/library/works/m1/sound", "/library/works/p1/picture.jpg", "/live/canvas", "/live/camera", "/health", "/",
        "/setup?token=abc", "/js/operator.js", "/hub/operator",
    ];

    private static readonly byte[][] Words =
    [
        .. new[] { "null", "[", "]", "{", "}", ":", ",", "\"", "1e999", "-1", "\\u0000", "\\ud800", "[[[[[[[[", "NaN", "\u001e", "%00", "%2e%2e/", "../", "?", "&", "//" }
            .Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public async Task Damaged_calls_are_answered_or_close_their_own_connection_only()
    {
        FakeTimeProvider clock = new();
        await using var fixture = await WebHostFixture.OpenAsync(time: clock);
        FuzzTarget target = new("calls of pages", [.. Calls.Select(Encoding.UTF8.GetBytes)], _ => true) { Words = Words };
        Mutator mutator = new(target, FuzzLength.Seed);
        var answered = 0;
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        HubClient? client = null;
        for (var i = 0; i < FuzzLength.Inputs; i++)
        {
            // A page that calls too often is closed: here, a second passes between two calls.
            clock.Advance(TimeSpan.FromSeconds(1));
            client ??= await HubClient.OpenAsync(fixture.Root, "operator");
            var id = string.Create(CultureInfo.InvariantCulture, $"after {i}");
            if (await client.TrySendAsync(NextCall(mutator, i)) && await client.TryCallAsync(id, "Setup"))
            {
                answered++;
            }
            else
            {
                client.Dispose();
                client = null;
            }

            Assert.All(ControlTable.KeptOf(fixture.Control.State), control => Assert.True(control.Definition.Accepts(control.Get(fixture.Control.State)), $"{control}"));
            fixture.Control.Calls.Clear();
        }

        client?.Dispose();
        TestContext.Current.TestOutputHelper!.WriteLine($"{FuzzLength.Inputs} calls, {answered} left the connection open");
        Assert.InRange(answered, 1, FuzzLength.Inputs - 1);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - heap < MaxGrowth, "The memory grew.");
        using var next = await HubClient.OpenAsync(fixture.Root, "operator");
        Assert.True(await next.TryCallAsync("next", "Setup"));
    }

    [Fact]
    public async Task Damaged_requests_are_no_fault_of_the_server()
    {
        await using var fixture = await WebHostFixture.OpenAsync();
        await File.WriteAllBytesAsync(fixture.LibraryFile("tune.wav"), new byte[100], TestContext.Current.CancellationToken);
        FuzzTarget target = new("requests", [.. Requests.Select(Encoding.UTF8.GetBytes)], _ => true) { Words = Words };
        Mutator mutator = new(target, FuzzLength.Seed);
        Dictionary<int, int> statuses = [];
        for (var i = 0; i < FuzzLength.Inputs; i++)
        {
            var path = Encoding.Latin1.GetString(mutator.Next()).ReplaceLineEndings("");
            var status = await RequestAsync(fixture.Root, path);
            Assert.True(status is < 500 or 505, $"{status} for {JsonSerializer.Serialize(path)}");
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.True(statuses.ContainsKey((int)HttpStatusCode.OK));
        Assert.True(statuses.ContainsKey((int)HttpStatusCode.NotFound));
    }

    // What is no JSON closes the connection before a method is called: nine of ten calls are JSON.
    private static byte[] NextCall(Mutator mutator, int number)
    {
        for (; ; )
        {
            var call = mutator.Next();
            if (number % 10 == 0 || IsJson(call))
            {
                return call;
            }
        }
    }

    private static bool IsJson(byte[] call)
    {
        try
        {
            using var document = JsonDocument.Parse(call);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The status of a request, 0 if the server closed the connection.
    private static async Task<int> RequestAsync(Uri root, string path)
    {
        var stop = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, root.Port, stop);
        using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"GET {path} HTTP/1.1\r\nHost: {root.Authority}\r\nConnection: close\r\n\r\n"), stop);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var first = await reader.ReadLineAsync(stop).AsTask().WaitAsync(Timeout, TimeProvider.System, stop);
        return first?.Split(' ') is [_, var status, ..] ? int.Parse(status, CultureInfo.InvariantCulture) : 0;
    }
}
