using PaintSound.Session.Access;
using PaintSound.Session.Client;
using PaintSound.Session.Decisions;
using PaintSound.Session.Lines;
using PaintSound.Session.Messages;
using PaintSound.Session.Server;

namespace PaintSound.Session.Tests.Simulation;

/// <summary>A site whose line to the hub is simulated. It connects again as the real client does.</summary>
internal sealed class SimulatedSite
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(100);

    // TCP, TLS and WebSocket take a round trip each; then SignalR's handshake goes to the hub, and the welcome comes back.
    private const double RoundTripsToJoin = 3.5;
    private static readonly TimeSpan MaxRetry = TimeSpan.FromMilliseconds(150);

    private readonly SimulatedWorld _world;
    private readonly SimulatedHub _hub;
    private readonly Random _random;
    private readonly TimeSpan _delay;
    private Connection? _connection;
    private TimeSpan _reachable;
    private bool _isDead;

    public SimulatedSite(SimulatedWorld world, SimulatedHub hub, SessionRole role, LineShape line, int seed, TimeSpan? offset = null, double drift = 0)
    {
        (_world, _hub, _delay, _random) = (world, hub, line.Delay, new Random(seed));
        Up = new SimulatedLine(world, new Random(seed + 1), line.Delay, line.Jitter, line.Loss);
        Down = new SimulatedLine(world, new Random(seed + 2), line.Delay, line.Jitter, line.Loss);
        Site = new SessionSite(role, world.CreateClock(offset ?? TimeSpan.Zero, drift));
        Site.Due += due =>
        {
            Taken.AddRange(due.Excerpts.Select(excerpt => excerpt.Work));
            if (due.Excerpts.Count > 0)
            {
                Acted.Add((_world.Now, due.Excerpts[^1].Work));
            }
        };
        Watch();
    }

    public SessionSite Site { get; }

    public SimulatedLine Up { get; }

    public SimulatedLine Down { get; }

    /// <summary>The works that were taken over, in order.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>The works that were acted upon, with the true time.</summary>
    public List<(TimeSpan At, string Work)> Acted { get; } = [];

    /// <summary>How long the line itself took for each decision.</summary>
    public Dictionary<string, TimeSpan> LineDelays { get; } = new(StringComparer.Ordinal);

    /// <summary>How far its session time is from the hub's.</summary>
    public TimeSpan? Error => Site.Clock.Now is { } now ? now - _hub.State.Now : null;

    public bool IsCut
    {
        get => Up.IsCut;
        set => (Up.IsCut, Down.IsCut) = (value, value);
    }

    /// <summary>Ends the worker as by kill: its computer closes the connection.</summary>
    public void Kill()
    {
        _isDead = true;
        Site.Dispose();
        if (_connection is { } connection)
        {
            Up.Send(() => connection.Leave());
        }
    }

    private void Watch()
    {
        if (_isDead)
        {
            return;
        }

        if (_connection is not null && (Site.IsCut || _connection.IsClosed))
        {
            Site.Detach(_connection);
            _connection.Forget();
            Up.Close();
            Down.Close();
            _connection = null;
        }

        if (IsCut || !_hub.IsRunning)
        {
            _reachable = _world.Now + (RoundTripsToJoin * 2 * _delay) + (MaxRetry * _random.NextDouble());
        }
        else if (_connection is null && _world.Now >= _reachable)
        {
            _connection = new Connection(this, _hub);
            Site.Attach(_connection);
            Site.Open();
            _connection.Join();
        }

        _world.Schedule(_world.Now + WatchInterval, Watch);
    }

    /// <summary>Both ends of a connection.</summary>
    private sealed class Connection : ISessionHub, ISessionClient
    {
        private readonly SimulatedSite _site;
        private readonly SimulatedHub _hub;
        private readonly ConnectedSite _connected;
        private readonly SessionState _state;
        private bool _isClosed, _isLeft;

        public Connection(SimulatedSite site, SimulatedHub hub)
        {
            (_site, _hub, _state) = (site, hub, hub.State);
            var id = $"{site.GetHashCode()}";
            _connected = new ConnectedSite(id, id, site.Site.Role, "", this, () => _isClosed = true, hub.Clock);
        }

        public bool IsClosed => _isClosed || _hub.State != _state || !_hub.IsRunning;

        public void Join() => Assert.Null(_state.Join(_connected, _site.Site.Last));

        public void Forget() => _isLeft = true;

        public void Leave() => _state.Leave(_connected);

        public Task<ClockAnswer> AskTime()
        {
            var answer = new TaskCompletionSource<ClockAnswer>();
            _site.Up.Send(() =>
            {
                var received = _state.Now;
                if (!_isLeft && _state.Admit(_connected))
                {
                    _site.Down.Send(() => answer.SetResult(new ClockAnswer(received, received)));
                }
            });
            return answer.Task;
        }

        public Task Publish(Decision[] decisions) => ToHub(state => state.Publish(_connected, decisions));

        public Task Perceive(PerceptionMessage perception) => ToHub(state => state.Perceive(_connected, perception));

        public Task SendPicture(PictureMessage picture) => ToHub(state => state.SendPicture(_connected, picture));

        public Task ReportLine(SiteLine line) => ToHub(state => state.ReportLine(_connected, line));

        public Task Say(string text) => ToHub(state => state.Say(_connected, text));

        Task ISessionHub.Control(ControlsMessage controls) => ToHub(state => state.Control(_connected, controls));

        Task ISessionClient.Control(ControlsMessage controls) => ToSite(site => site.Control(controls));

        Task ISessionClient.Perceive(PerceptionMessage perception) => ToSite(site => site.Perceive(perception));

        public Task Welcome(WelcomeMessage welcome) => ToSite(site => site.Welcome(welcome));

        public Task Decide(Decision[] decisions)
        {
            var sending = ToSite(site => site.Decide(decisions));
            decisions.ToList().ForEach(decision => _site.LineDelays[decision.Excerpt!.Work] = _site.Down.LastDelay);
            return sending;
        }

        public Task Picture(PictureMessage picture) => ToSite(site => site.Picture(picture));

        public Task Sites(SiteStatus[] sites) => ToSite(site => site.Sites(sites));

        public Task Said(ChatMessage message) => ToSite(site => site.Said(message));

        public Task Refused(string reason) => ToSite(site => site.Refused(reason));

        private Task ToHub(Action<SessionState> handle)
        {
            _site.Up.Send(() =>
            {
                if (_hub.State == _state && _state.Admit(_connected))
                {
                    handle(_state);
                }
            });
            return Task.CompletedTask;
        }

        private Task ToSite(Func<ISessionClient, Task> send)
        {
            // The hub may not have noticed yet that the site has left the connection.
            if (!_isLeft)
            {
                _site.Down.Send(() => _ = send(_site.Site));
            }

            return Task.CompletedTask;
        }
    }
}
