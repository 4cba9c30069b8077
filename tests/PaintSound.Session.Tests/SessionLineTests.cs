using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Brush;
using PaintSound.Core.Perception;
using PaintSound.Session.Access;
using PaintSound.Session.Client;
using PaintSound.Session.Limits;
using PaintSound.Session.Server;
using PaintSound.Session.Tests.Simulation;

namespace PaintSound.Session.Tests;

/// <summary>The real client over a line with delay and jitter, which is cut.</summary>
public sealed class SessionLineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_a_cut_site_missed_comes_in_one_piece_and_nothing_comes_twice()
    {
        await using RealSession session = new();
        await session.StartAsync(TimeSpan.FromMilliseconds(30));
        List<string> taken = [], acted = [];
        session.Composer.Due += due =>
        {
            taken.AddRange(due.Excerpts.Select(excerpt => excerpt.Work));
            acted.Add(due.Excerpts[^1].Work);
        };
        await UntilAsync(() => session.Host.IsTogether && session.Composer.IsTogether && session.Composer.Clock.Now is not null && session.Host.Clock.Now is not null);
        session.Host.Publish(Selections.Excerpt("before", TimeSpan.Zero));
        await UntilAsync(() => taken.Count == 1);
        session.Line.Cut();
        await UntilAsync(() => !session.Composer.IsTogether);
        var before = session.State.Last;
        foreach (var work in new[] { "first", "second", "third" })
        {
            session.Host.Publish(Selections.Excerpt(work, TimeSpan.Zero));
        }

        // All three are at the hub before the site returns.
        await UntilAsync(() => session.State.Last.Number == before.Number + 3);
        session.Line.Restore();
        await UntilAsync(() => session.Composer.IsTogether && taken.Count >= 4);
        session.Host.Publish(Selections.Excerpt("after", TimeSpan.Zero));
        await UntilAsync(() => taken.Count >= 5);
        Assert.Equal(["before", "first", "second", "third", "after"], taken);
        Assert.Equal(["before", "third", "after"], acted);
        Assert.True(session.ComposerClient.Connections > 1);
    }

    [Fact]
    public async Task A_site_needs_at_most_64_kbit_per_second()
    {
        await using RealSession session = new();
        await session.StartAsync(TimeSpan.FromMilliseconds(30));
        await UntilAsync(() => session.Host.IsTogether && session.Composer.IsTogether && session.Composer.Clock.Now is not null);
        Random random = new(1);
        var (sent, received, start) = (session.ComposerClient.Traffic.Sent, session.ComposerClient.Traffic.Received, TimeProvider.System.GetTimestamp());

        // Both sides at their most: the music and the brush change with every step, and so does the canvas.
        for (var step = 0; step < 40; step++)
        {
            session.Composer.Send(new SitePerception(null, null, MusicPerception.Silence with { SoundHalf = CreateVector(random, 512) }));
            session.Host.Send(new SitePerception(
                new BrushPerception(new BrushSummary(-20, 2.5f, 0.5f), new BrushActivity(-18, 2, 0.1f), 1.5f, 9, CreateVector(random, 105), CreateVector(random, 20), []),
                CanvasPerception.Unknown with { ImageHalf = CreateVector(random, 512) },
                null));
            if (step % 16 == 0)
            {
                session.Host.Publish(Selections.Excerpt($"w{step}", TimeSpan.Zero));
            }

            await Task.Delay(TimeSpan.FromSeconds(0.25), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        // The pauses are at least as long as those of the steps, so a busy machine can only lower the rate.
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var (up, down) = (Rate(session.ComposerClient.Traffic.Sent - sent), Rate(session.ComposerClient.Traffic.Received - received));
        TestContext.Current.SendDiagnosticMessage($"{up:f1} kbit/s sent, {down:f1} kbit/s received");
        Assert.InRange(up, 10, 64);
        Assert.InRange(down, 10, 64);

        double Rate(long bytes) => bytes * 8 / 1000.0 / seconds;
    }

    private static Half[] CreateVector(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (Half)random.NextDouble())];

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !condition();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A host, and a composer behind a line.</summary>
    private sealed class RealSession : IAsyncDisposable
    {
        private readonly FakeLogger<SessionClient> _logger = new();
        private readonly CancellationTokenSource _stop = new();
        private readonly SessionCredentials _credentials = new(new SessionTokens(RandomNumberGenerator.GetBytes(32)), SessionCertificate.Load(SessionCertificate.Create(TimeProvider.System)));
        private readonly SessionServer _server;
        private readonly List<Task> _running = [];
        private ImpairedLine? _line;

        public RealSession()
        {
            State = new SessionState(new RefusalCounter(_logger, TimeProvider.System), TimeProvider.System);
            _server = new SessionServer(new IPEndPoint(IPAddress.Loopback, 0), _credentials, State, TimeProvider.System);
        }

        public SessionState State { get; }

        public SessionSite Host { get; } = new(SessionRole.Host, TimeProvider.System);

        public SessionSite Composer { get; } = new(SessionRole.Composer, TimeProvider.System);

        public SessionClient ComposerClient { get; private set; } = null!;

        public ImpairedLine Line => _line!;

        public async Task StartAsync(TimeSpan delay)
        {
            await _server.StartAsync(_stop.Token);
            _line = new ImpairedLine(_server.Port, delay, delay / 2);
            SessionClient host = new(_credentials.CreateLink(SessionRole.Host, "127.0.0.1", _server.Port), "Host", Host, _logger, TimeProvider.System);
            ComposerClient = new SessionClient(_credentials.CreateLink(SessionRole.Composer, "127.0.0.1", _line.Port), "Composer", Composer, _logger, TimeProvider.System);
            _running.AddRange([host.RunAsync(_stop.Token), ComposerClient.RunAsync(_stop.Token)]);
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Task.WhenAll(_running).WaitAsync(Patience);
            _line?.Dispose();
            Host.Dispose();
            Composer.Dispose();
            await _server.DisposeAsync();
            _stop.Dispose();
        }
    }
}
