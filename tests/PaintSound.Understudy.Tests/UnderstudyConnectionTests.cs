using System.Net;
using System.Net.Sockets;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Control;
using PaintSound.Core.Works;
using PaintSound.Understudy.Failover;
using PaintSound.Understudy.Messages;
using PaintSound.Understudy.Network;

namespace PaintSound.Understudy.Tests;

public sealed class UnderstudyConnectionTests : IDisposable
{
    private const string Key = "a key of the tests";
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly UnderstudyListener _listener = new(new IPEndPoint(IPAddress.Loopback, 0), Key, TimeProvider.System);
    private readonly TaskCompletionSource<UnderstudyConnection> _accepted = new();

    public UnderstudyConnectionTests()
    {
        _listener.Start();
        _ = _listener.RunAsync(Welcome, _accepted.SetResult, _stop.Token);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public void Works_that_are_switched_off_are_sent_with_the_controls()
    {
        var state = new ShowState { Choosing = new ChoosingControls { ExcludedWorks = ["b", "a"] } };
        var received = SentControl.Apply(new ShowState { Choosing = new ChoosingControls { ExcludedWorks = ["c"] } }, SentControl.AllOf(state));
        Assert.True(received.Choosing.ExcludedWorks.SetEquals(["a", "b"]));
        Assert.Empty(SentControl.Apply(received, SentControl.AllOf(new ShowState())).Choosing.ExcludedWorks);
        Assert.Same(received.Choosing.ExcludedWorks, SentControl.Apply(received, SentControl.AllOf(received)).Choosing.ExcludedWorks);
    }

    [Fact]
    public void A_collection_that_was_made_during_the_show_is_a_control_of_the_understudy()
    {
        ShowState before = new() { Collections = ["own"] };
        var state = before with
        {
            Choosing = new ChoosingControls { Collected = before.Choosing.Collected.Add("a", "For = the end").Add("b", "Été 2"), Excluded = ["Été 2"] },
            Collections = ["For = the end", "own", "Été 2"],
        };
        var received = SentControl.Apply(before, SentControl.AllOf(state));
        Assert.Equal(state.Choosing.Collected.OrderBy(work => work.Key), received.Choosing.Collected.OrderBy(work => work.Key));
        Assert.Equal(state.Collections, received.Collections);
        Assert.Equal(["Été 2"], received.Choosing.Excluded);
        Assert.Same(received.Choosing.Collected, SentControl.Apply(received, SentControl.AllOf(received)).Choosing.Collected);
    }

    [Fact]
    public void The_understudy_has_the_filters_of_the_other_worker_and_no_others()
    {
        ShowState library = new() { Names = new MusicNames([.. Enumerable.Range(0, 100).Select(i => $"Artist {i}")], ["Jazz"], []) };
        var first = new ControlId(FilterControls.Artist, "Artist 7").Set(new ControlId(FilterControls.Loudness.Minimum).Set(library, -30), true);
        var understudy = new ControlId(FilterControls.Artist, "Artist 8").Set(new ControlId(FilterControls.Genre, "Jazz").Set(library, true), true);
        Assert.Equal(ExcerptFilter.None with { LoudnessDb = new NumberRange(-30), Artists = ["Artist 7"] }, SentControl.Apply(understudy, SentControl.AllOf(first)).Choosing.Filter);
        Assert.True(SentControl.Apply(first, SentControl.AllOf(library)).Choosing.Filter.IsNone);
    }

    [Fact]
    public async Task Messages_arrive_as_they_were_sent()
    {
        var attempt = await Client(Key).ConnectAsync(_stop.Token);
        using var understudy = attempt.Connection!;
        using var leader = await _accepted.Task.WaitAsync(_stop.Token);
        Assert.Equal(("stage", "spare"), (understudy.Peer, leader.Peer));
        Assert.Equal(TimeSpan.FromSeconds(90), attempt.Welcome!.Elapsed);
        var selection = new FollowedSelection(TimeSpan.FromSeconds(1.25), "work", 4.5, 0.25f, float.NaN, false, 12, 3, 1, 2, null);
        UnderstudyMessage[] messages =
        [
            new BeatMessage(new FailoverBeat(3, 2, 1, true), new Dictionary<string, double> { ["wash"] = 0.5 }),
            new BeatMessage(new FailoverBeat(4, 2, 1, false), null),
            new SnapshotMessage("session", SentControl.AllOf(new ShowState()), [selection], []),
            new SelectionMessage(selection),
            new RequestMessage(),
            new YieldMessage(),
            new EndMessage(),
        ];
        foreach (var message in messages)
        {
            Assert.True(leader.TrySend(message));
            Assert.Equivalent(message, await understudy.ReceiveAsync(_stop.Token), strict: true);
        }

        leader.Dispose();
        Assert.Null(await understudy.ReceiveAsync(_stop.Token));
        Assert.False(leader.TrySend(new EndMessage()));
    }

    [Fact]
    public async Task Another_key_is_refused_with_what_to_do()
    {
        var error = await Assert.ThrowsAsync<UnderstudyException>(() => Client("another key, and wrong").ConnectAsync(_stop.Token));
        Assert.Contains("'understudy: key' must be the same", error.Message, StringComparison.Ordinal);
        Assert.False(_accepted.Task.IsCompleted);
    }

    [Fact]
    public async Task A_port_without_a_program_tells_that_the_leader_is_gone()
    {
        var port = _listener.Port;
        await _stop.CancelAsync();
        _listener.Dispose();
        var attempt = await new UnderstudyClient("127.0.0.1", port, Key, "spare", TimeProvider.System).ConnectAsync(TestContext.Current.CancellationToken);
        Assert.True(attempt is { Connection: null, IsGone: true });
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("\0\0\0\u0002{}")]
    [InlineData("\0\0\0\u0014{\"is\":\"join\",\"a\":1 }")]
    [InlineData("\u007f\u007f\u007f\u007f")]
    public async Task Whoever_does_not_speak_the_protocol_is_disconnected(string text)
    {
        using var stranger = new TcpClient();
        await stranger.ConnectAsync(IPAddress.Loopback, _listener.Port, _stop.Token);
        await stranger.GetStream().WriteAsync(System.Text.Encoding.Latin1.GetBytes(text), _stop.Token);
        var buffer = new byte[4096];
        while (await ReadAsync(stranger, buffer) > 0)
        {
            // The challenge, and then the end.
        }

        Assert.False(_accepted.Task.IsCompleted);
    }

    [Fact]
    public async Task A_connection_whose_other_side_does_not_read_is_closed()
    {
        using var understudy = (await Client(Key).ConnectAsync(_stop.Token)).Connection!;
        using var leader = await _accepted.Task.WaitAsync(_stop.Token);
        var message = new RefusalMessage(new string('x', UnderstudyConnection.MaxMessageBytes / 2));
        for (var i = 0; leader.TrySend(message); i++)
        {
            Assert.True(i < 10_000);
        }
    }

    private static async Task<int> ReadAsync(TcpClient client, byte[] buffer)
    {
        try
        {
            return await client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static UnderstudyMessage Welcome(string name) => new WelcomeMessage("stage", "", "session", TimeSpan.FromSeconds(90), "library", ["a", "b"]);

    private UnderstudyClient Client(string key) => new("127.0.0.1", _listener.Port, key, "spare", TimeProvider.System);
}
