using Microsoft.AspNetCore.SignalR;
using PaintSound.Session.Decisions;
using PaintSound.Session.Limits;
using PaintSound.Session.Lines;
using PaintSound.Session.Messages;

namespace PaintSound.Session.Server;

/// <summary>The hub of a session, by SignalR. Who connects has shown the token of its role before, see <see cref="SessionAuthentication"/>.</summary>
/// <param name="state">The session.</param>
/// <param name="context">Sends to sites beyond the call of a method.</param>
/// <param name="time">The clock of the hub.</param>
internal sealed class SessionHub(SessionState state, IHubContext<SessionHub, ISessionClient> context, TimeProvider time) : Hub<ISessionClient>, ISessionHub
{
    /// <summary>The path.</summary>
    public const string Path = "/session/hub";

    /// <summary>The name of the site, for people.</summary>
    public const string NameQuery = "name";

    /// <summary>Identifies the running worker. SignalR has another meaning for <c>id</c>.</summary>
    public const string IdQuery = "site";

    /// <summary>The term of the newest decision that the site knows.</summary>
    public const string TermQuery = "term";

    /// <summary>The number of the newest decision that the site knows.</summary>
    public const string NumberQuery = "number";

    /// <summary>A hash of the library and the networks of the site.</summary>
    public const string ContentQuery = "content";

    private static readonly object SiteKey = new();

    private ConnectedSite Site => (ConnectedSite)Context.Items[SiteKey]!;

    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext()!;
        var query = http.Request.Query;
        var role = SessionAuthentication.RoleOf(http);
        var name = MessageCheck.Clean(query[NameQuery].ToString(), SessionLimits.NameLength);
        var connection = Context;
        var site = new ConnectedSite(
            MessageCheck.Clean(query[IdQuery].ToString(), SessionLimits.NameLength),
            name.Length > 0 ? name : role.ToString(),
            role,
            MessageCheck.Clean(query[ContentQuery].ToString(), SessionLimits.NameLength),
            context.Clients.Client(connection.ConnectionId),
            connection.Abort,
            time);
        Context.Items[SiteKey] = site;
        var last = long.TryParse(query[TermQuery], out var term) && long.TryParse(query[NumberQuery], out var number) ? new DecisionNumber(term, number) : DecisionNumber.None;
        if (state.Join(site, last) is { } reason)
        {
            await Clients.Caller.Refused(reason);
            Context.Abort();
        }
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        // SignalR closes the connection of a message that is too long or that it cannot read.
        if (exception is InvalidDataException)
        {
            state.Refusals.Add(RefusalKind.Size, Site.Name, "a message is too large or cannot be read. Its connection is closed.");
        }

        state.Leave(Site);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ClockAnswer> AskTime()
    {
        var received = state.Now;
        state.Admit(Site);
        return Task.FromResult(new ClockAnswer(received, state.Now));
    }

    /// <inheritdoc/>
    public Task Publish(Decision[] decisions) => Handle(site => state.Publish(site, decisions));

    /// <inheritdoc/>
    public Task Control(ControlsMessage controls) => Handle(site => state.Control(site, controls));

    /// <inheritdoc/>
    public Task Perceive(PerceptionMessage perception) => Handle(site => state.Perceive(site, perception));

    /// <inheritdoc/>
    public Task SendPicture(PictureMessage picture) => Handle(site => state.SendPicture(site, picture));

    /// <inheritdoc/>
    public Task ReportLine(SiteLine line) => Handle(site => state.ReportLine(site, line));

    /// <inheritdoc/>
    public Task Say(string text) => Handle(site => state.Say(site, text));

    private Task Handle(Action<ConnectedSite> handle)
    {
        if (state.Admit(Site))
        {
            handle(Site);
        }

        return Task.CompletedTask;
    }
}
