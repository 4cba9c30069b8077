using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Perception;
using PaintSound.Session.Access;
using PaintSound.Session.Clock;
using PaintSound.Session.Decisions;
using PaintSound.Session.Lines;
using PaintSound.Session.Messages;

namespace PaintSound.Session.Client;

/// <summary>
/// A worker in a session: keeps the session's clock, takes the host's decisions over once each and at their time, and tells when it is apart. The host numbers its own decisions
/// and publishes what the hub does not have. It knows no network. Thread-safe; events are raised one at a time, on the thread that brings the cause.
/// </summary>
public sealed class SessionSite : ISessionClient, IDisposable
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    private readonly Lock _lock = new(), _raising = new();   // an event is raised before the next one is looked for: _raising is taken first
    private readonly DecisionFollower _follower = new();
    private readonly DecisionMaker _maker;
    private readonly LineWatch _watch;
    private readonly ITimer _asking, _due;
    private ISessionHub? _hub;
    private string? _hubId;
    private bool _isWelcome, _isTogether;
    private long _perceptions;
    private TimeSpan _reported;
    private SiteStatus[] _sites = [];

    /// <summary>Creates a site that is not connected.</summary>
    /// <param name="role">Its role.</param>
    /// <param name="time">The clock of this computer.</param>
    /// <param name="content">A hash of its library and networks: all sites need the same.</param>
    public SessionSite(SessionRole role, TimeProvider time, string content = "")
    {
        (Role, Content, Clock, _watch) = (role, content, new SessionClock(time), new LineWatch(time));
        _maker = new DecisionMaker(time.GetUtcNow().ToUnixTimeMilliseconds());
        _asking = time.CreateTimer(_ => Ask(), null, ClockEstimator.Interval, ClockEstimator.Interval);
        _due = time.CreateTimer(_ => TakeDue(), null, Never, Never);
    }

    /// <summary>What is due. Raised with what was missed in one piece.</summary>
    public event Action<DueDecisions>? Due;

    /// <summary>Controls have other values. For the host: wishes of the operator.</summary>
    public event Action<ControlsMessage>? ControlsReceived;

    /// <summary>Another site perceives something.</summary>
    public event Action<PerceptionMessage>? PerceptionReceived;

    /// <summary>A picture of the canvas.</summary>
    public event Action<PictureMessage>? PictureReceived;

    /// <summary>Somebody says something.</summary>
    public event Action<ChatMessage>? Heard;

    /// <summary>The hub refused a message of this site; a sentence for people.</summary>
    public event Action<string>? WasRefused;

    /// <summary>The sites are together again, or this one is apart from now on. See <see cref="IsTogether"/>.</summary>
    public event Action<bool>? TogetherChanged;

    /// <summary>The role.</summary>
    public SessionRole Role { get; }

    /// <summary>A hash of the site's library and networks.</summary>
    public string Content { get; }

    /// <summary>True if the host has another library or other networks. Its decisions are not taken over then.</summary>
    public bool HasOtherContent => Host is { } host && host.Content != Content;

    /// <summary>The session's clock.</summary>
    public SessionClock Clock { get; }

    /// <summary>True while the host reaches this site. A site that is apart decides for itself. For the host: while the hub reaches it.</summary>
    public bool IsTogether
    {
        get
        {
            lock (_lock)
            {
                return _isTogether;
            }
        }
    }

    /// <summary>True if the line to the hub is silent or closed.</summary>
    public bool IsCut => _watch.IsCut;

    /// <summary>The number of the newest decision that this site has.</summary>
    public DecisionNumber Last
    {
        get
        {
            lock (_lock)
            {
                return Role == SessionRole.Host ? _maker.Log.Last : _follower.Last;
            }
        }
    }

    /// <summary>Who is in the session, as the hub told last.</summary>
    public SiteStatus[] Sites
    {
        get
        {
            lock (_lock)
            {
                return _sites;
            }
        }
    }

    /// <summary>True to let all sites act at the same session time. For the host.</summary>
    public bool HasEqualDelay { get; set; }

    /// <summary>How long after a decision the sites act; zero for at once.</summary>
    public TimeSpan Delay
    {
        get
        {
            lock (_lock)
            {
                return GetDelay();
            }
        }
    }

    /// <summary>Uses a connection from now on. The hub's welcome follows.</summary>
    public void Attach(ISessionHub hub)
    {
        lock (_lock)
        {
            (_hub, _isWelcome) = (hub, false);
        }
    }

    /// <summary>Says that the connection is open: the hub has answered.</summary>
    public void Open() => _watch.Hear();

    /// <summary>Uses a connection no longer.</summary>
    public void Detach(ISessionHub hub)
    {
        lock (_lock)
        {
            if (_hub != hub)
            {
                return;
            }

            (_hub, _isWelcome) = (null, false);
        }

        Watch();
    }

    /// <summary>Publishes an excerpt that this host selected.</summary>
    /// <returns>The decision. The host acts at its due time too.</returns>
    public Decision Publish(FollowedSelection excerpt) => Publish(due => _maker.Decide(excerpt, due));

    /// <summary>Publishes a painting that this host selected.</summary>
    /// <returns>The decision. The host acts at its due time too.</returns>
    public Decision Publish(FollowedPainting painting) => Publish(due => _maker.Decide(painting, due));

    /// <summary>Publishes controls, or for the operator, wishes for them.</summary>
    public void Send(ControlsMessage controls) => Send(hub => hub.Control(controls));

    /// <summary>Sends what this site perceives. Nothing before the hub's time is known.</summary>
    /// <param name="perception">What has changed.</param>
    public void Send(SitePerception perception)
    {
        if (Clock.Now is { } now)
        {
            Send(hub => hub.Perceive(new PerceptionMessage(++_perceptions, now, Role, perception)));
        }
    }

    /// <summary>Sends a picture of the canvas.</summary>
    public void Send(PictureMessage picture) => Send(hub => hub.SendPicture(picture));

    /// <summary>Says something to the people at the other sites.</summary>
    public void Say(string text) => Send(hub => hub.Say(text));

    /// <inheritdoc/>
    public Task Welcome(WelcomeMessage welcome)
    {
        _watch.Hear();
        lock (_lock)
        {
            var isOther = _hubId != welcome.Hub;
            if (isOther)
            {
                // Another clock: what waits, and what was decided before, is due at once.
                _hubId = welcome.Hub;
                Clock.Reset();
                _follower.Release();
            }

            _isWelcome = true;
            if (Role == SessionRole.Host)
            {
                _maker.Follow(welcome.Last);
                Decision[] missing = [.. _maker.Log.After(welcome.Last).Select(decision => isOther ? decision with { Due = TimeSpan.Zero } : decision)];
                if (missing.Length > 0)
                {
                    Send(hub => hub.Publish(missing));
                }
            }
        }

        Watch();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Decide(Decision[] decisions)
    {
        _watch.Hear();
        lock (_lock)
        {
            _follower.Receive(decisions);
        }

        TakeDue();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Control(ControlsMessage controls)
    {
        ControlsReceived?.Invoke(controls);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Perceive(PerceptionMessage perception)
    {
        PerceptionReceived?.Invoke(perception);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Picture(PictureMessage picture)
    {
        PictureReceived?.Invoke(picture);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task ISessionClient.Sites(SiteStatus[] sites)
    {
        _watch.Hear();
        lock (_lock)
        {
            _sites = sites;
        }

        Watch();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Said(ChatMessage message)
    {
        Heard?.Invoke(message);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Refused(string reason)
    {
        WasRefused?.Invoke(reason);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _asking.Dispose();
        _due.Dispose();
    }

    private Decision Publish(Func<TimeSpan, Decision> decide)
    {
        lock (_lock)
        {
            var decision = decide((Clock.Now ?? TimeSpan.Zero) + GetDelay());
            Send(hub => hub.Publish([decision]));
            return decision;
        }
    }

    private SiteStatus? Host => _sites.FirstOrDefault(site => site.Role == SessionRole.Host);

    private TimeSpan GetDelay() => HasEqualDelay && Clock.Reading is { } reading
        ? EqualDelay.Of(SiteLine.Of(reading), _sites.Where(site => site is { IsConnected: true, Line: not null, Role: not SessionRole.Host }).Select(site => site.Line!))
        : TimeSpan.Zero;

    // Before the welcome, a site has nothing to say that the hub would know what to do with.
    private void Send(Func<ISessionHub, Task> send)
    {
        lock (_lock)
        {
            if (_hub is { } hub && _isWelcome)
            {
                send(hub).Forget();
            }
        }
    }

    private void Ask()
    {
        Watch();
        ISessionHub? hub;
        lock (_lock)
        {
            hub = _isWelcome ? _hub : null;
        }

        if (hub is null)
        {
            return;
        }

        AskAsync(hub).Forget();
        if (Clock is { SiteTime: var now, Reading: { } reading } && now - _reported >= ReportInterval)
        {
            _reported = now;
            Send(target => target.ReportLine(SiteLine.Of(reading)));
        }
    }

    private async Task AskAsync(ISessionHub hub)
    {
        var (id, asked) = (_hubId, Clock.SiteTime);
        var answer = await hub.AskTime().ConfigureAwait(false);
        _watch.Hear();
        if (id == _hubId)
        {
            Clock.Add(asked, answer.Received, answer.Answered);
            TakeDue();
        }
    }

    private void TakeDue()
    {
        lock (_raising)
        {
            DueDecisions due;
            lock (_lock)
            {
                if (Clock.Now is not { } now)
                {
                    return;
                }

                due = _follower.Take(now);
                _due.Change(_follower.NextDue is { } next ? Max(next - now, TimeSpan.FromMilliseconds(1)) : Never, Never);
            }

            if (due.Excerpts.Count + due.Paintings.Count > 0)
            {
                Due?.Invoke(due);
            }
        }
    }

    private void Watch()
    {
        lock (_raising)
        {
            bool isTogether;
            lock (_lock)
            {
                isTogether = _isWelcome && !_watch.IsCut && (Role == SessionRole.Host || (Host is { IsConnected: true } host && host.Content == Content));
                if (isTogether == _isTogether)
                {
                    return;
                }

                _isTogether = isTogether;
            }

            TogetherChanged?.Invoke(isTogether);
        }
    }

    private static TimeSpan Max(TimeSpan first, TimeSpan second) => first > second ? first : second;
}
