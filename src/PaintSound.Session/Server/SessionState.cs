using PaintSound.Session.Access;
using PaintSound.Session.Decisions;
using PaintSound.Session.Limits;
using PaintSound.Session.Lines;
using PaintSound.Session.Messages;

namespace PaintSound.Session.Server;

/// <summary>
/// The session as the hub knows it: who is in it, and what a site needs that joins or returns. It passes messages on and decides nothing. It knows no network.
/// Thread-safe; sending never waits.
/// </summary>
/// <param name="refusals">Counts what is refused.</param>
/// <param name="time">The clock of the hub, which is the session's.</param>
public sealed class SessionState(RefusalCounter refusals, TimeProvider time)
{
    private static readonly TimeSpan StatusInterval = TimeSpan.FromSeconds(1);

    private readonly long _start = time.GetTimestamp();
    private readonly string _id = $"{Guid.NewGuid():N}";
    private readonly Lock _lock = new();
    private readonly List<ConnectedSite> _sites = [];
    private readonly DecisionLog _log = new();
    private readonly ControlValues _controls = new();
    private TimeSpan _told;

    /// <summary>Session time.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>What was refused.</summary>
    public RefusalCounter Refusals => refusals;

    /// <summary>The number of the newest decision.</summary>
    public DecisionNumber Last
    {
        get
        {
            lock (_lock)
            {
                return _log.Last;
            }
        }
    }

    /// <summary>The sites.</summary>
    public SiteStatus[] Sites
    {
        get
        {
            lock (_lock)
            {
                return GetSites();
            }
        }
    }

    /// <summary>Welcomes a site, and tells it what it does not know. A worker that comes again replaces its former connection.</summary>
    /// <param name="site">The site.</param>
    /// <param name="last">The number of the newest decision that it knows.</param>
    /// <returns>Null, or why it cannot join: a sentence for people.</returns>
    public string? Join(ConnectedSite site, DecisionNumber last)
    {
        lock (_lock)
        {
            foreach (var former in _sites.Where(former => former.Id == site.Id || (former.Role == site.Role && site.Role.IsUnique() && former.Watch.IsCut)).ToArray())
            {
                _sites.Remove(former);
                former.Close();
            }

            if (site.Role.IsUnique() && _sites.Find(other => other.Role == site.Role) is { } present)
            {
                return Refuse(RefusalKind.Place, site, $"{present.Name} is the {site.Role.ToString().ToLowerInvariant()} of this session already. Stop PaintSound there first.");
            }

            if (_sites.Count >= SessionLimits.Sites)
            {
                return Refuse(RefusalKind.Place, site, $"The session is full: it has {SessionLimits.Sites} sites.");
            }

            _sites.Add(site);
            site.Client.Welcome(new WelcomeMessage(WelcomeMessage.CurrentProtocol, _id, site.Role, _log.Last)).Forget();
            if (site.Role != SessionRole.Host)
            {
                site.Client.Control(new ControlsMessage(true, _controls.All)).Forget();
                site.Client.Decide(_log.After(last)).Forget();
            }

            TellSites();
            return null;
        }
    }

    /// <summary>Removes a site whose connection has ended.</summary>
    public void Leave(ConnectedSite site)
    {
        lock (_lock)
        {
            if (_sites.Remove(site))
            {
                TellSites();
            }
        }
    }

    /// <summary>Notices sites that are cut off, and tells all sites who is there. Call it several times in a second.</summary>
    public void Tick()
    {
        lock (_lock)
        {
            var hasChanged = false;
            foreach (var site in _sites)
            {
                hasChanged |= site.WasConnected == site.Watch.IsCut;
                site.WasConnected = !site.Watch.IsCut;
            }

            if (hasChanged || Now - _told >= StatusInterval)
            {
                TellSites();
            }
        }
    }

    /// <summary>Says that a message of a site has come, and counts it.</summary>
    /// <returns>False if it came too fast after others; the connection is closed then.</returns>
    public bool Admit(ConnectedSite site)
    {
        lock (_lock)
        {
            site.Watch.Hear();
            if (site.Messages.TryTake())
            {
                return true;
            }

            Refuse(RefusalKind.Rate, site, $"it sends more than {SessionLimits.MessagesPerSecond} messages per second. Its connection is closed.");
            _sites.Remove(site);
            site.Close();
            TellSites();
            return false;
        }
    }

    /// <summary>Publishes decisions of the host.</summary>
    public void Publish(ConnectedSite site, Decision[] decisions)
    {
        lock (_lock)
        {
            if (!Allow(site, SessionRight.Decide) || !Accept(site, MessageCheck.Check(decisions)))
            {
                return;
            }

            var added = _log.Add(decisions);
            if (added.Length < decisions.Length)
            {
                Refuse(RefusalKind.Repeated, site, "a decision came again. It has no effect.");
            }

            if (added.Length > 0)
            {
                Tell(other => other.Role != SessionRole.Host, other => other.Decide(added));
            }
        }
    }

    /// <summary>Publishes controls of the host, or passes the wishes of the operator on to it.</summary>
    public void Control(ConnectedSite site, ControlsMessage controls)
    {
        lock (_lock)
        {
            var isHost = site.Role.Has(SessionRight.Decide);
            if ((!isHost && !Allow(site, SessionRight.Control)) || !Accept(site, MessageCheck.Check(controls)))
            {
                return;
            }

            if (isHost)
            {
                _controls.Apply(controls);
            }

            Tell(other => other.Role == SessionRole.Host != isHost, other => other.Control(controls));
        }
    }

    /// <summary>Passes a perception on to the other workers.</summary>
    public void Perceive(ConnectedSite site, PerceptionMessage message)
    {
        lock (_lock)
        {
            if (!Accept(site, MessageCheck.Check(message))
                || ((message.Perception.Brush is not null || message.Perception.Canvas is not null) && !Allow(site, SessionRight.PerceivePainting))
                || (message.Perception.Music is not null && !Allow(site, SessionRight.PerceiveMusic)))
            {
                return;
            }

            if (message.Number <= site.LastPerception)
            {
                Refuse(RefusalKind.Repeated, site, "a perception came again. It has no effect.");
                return;
            }

            site.LastPerception = message.Number;
            Tell(other => other != site && other.Role.Has(SessionRight.ReceivePerceptions), other => other.Perceive(message with { From = site.Role }));
        }
    }

    /// <summary>Passes a picture of the canvas on to the others.</summary>
    public void SendPicture(ConnectedSite site, PictureMessage picture)
    {
        lock (_lock)
        {
            if (!Allow(site, SessionRight.SendPictures) || !Accept(site, MessageCheck.Check(picture)))
            {
                return;
            }

            if (!site.Pictures.TryTake())
            {
                Refuse(RefusalKind.Rate, site, $"it sends more than {SessionLimits.PicturesPerSecond} pictures per second.");
                return;
            }

            Tell(other => other != site, other => other.Picture(picture));
        }
    }

    /// <summary>Keeps what a site has measured of its line.</summary>
    public void ReportLine(ConnectedSite site, SiteLine line)
    {
        lock (_lock)
        {
            if (Accept(site, line is null ? RefusalKind.Content : null))
            {
                site.Line = line;
            }
        }
    }

    /// <summary>Passes on what somebody says.</summary>
    public void Say(ConnectedSite site, string text)
    {
        lock (_lock)
        {
            if (!Allow(site, SessionRight.Chat) || !Accept(site, text is null ? RefusalKind.Content : text.Length > SessionLimits.ChatLength ? RefusalKind.Size : null))
            {
                return;
            }

            if (site.Chat.TryTake())
            {
                Tell(_ => true, other => other.Said(new ChatMessage(site.Name, Now, MessageCheck.Clean(text!, SessionLimits.ChatLength))));
            }
            else
            {
                Refuse(RefusalKind.Rate, site, "it says too much at once.");
            }
        }
    }

    private bool Allow(ConnectedSite site, SessionRight right)
    {
        var has = site.Role.Has(right);
        if (!has)
        {
            Refuse(RefusalKind.Right, site, $"the role {site.Role.ToString().ToLowerInvariant()} cannot do this ({right}).");
        }

        return has;
    }

    private bool Accept(ConnectedSite site, RefusalKind? problem)
    {
        if (problem is { } kind)
        {
            Refuse(kind, site, kind == RefusalKind.Size ? "a message is too large. It has no effect." : "a message is not understood. It has no effect.");
        }

        return problem is null;
    }

    private string Refuse(RefusalKind kind, ConnectedSite site, string reason)
    {
        refusals.Add(kind, site.Name, reason);
        if (_sites.Contains(site))
        {
            site.Client.Refused(reason).Forget();
        }

        return reason;
    }

    private SiteStatus[] GetSites() => [.. _sites.Select(site => new SiteStatus(site.Name, site.Role, !site.Watch.IsCut, site.Content, site.Line))];

    private void TellSites()
    {
        _told = Now;
        var sites = GetSites();
        Tell(_ => true, site => site.Sites(sites));
    }

    private void Tell(Func<ConnectedSite, bool> to, Func<ISessionClient, Task> send)
    {
        foreach (var site in _sites.Where(to))
        {
            send(site.Client).Forget();
        }
    }
}
