using Microsoft.AspNetCore.SignalR.Client;
using PaintSound.Session.Decisions;
using PaintSound.Session.Lines;
using PaintSound.Session.Messages;

namespace PaintSound.Session.Client;

/// <summary>Calls the hub over a connection, and passes its calls on to the site.</summary>
/// <param name="connection">The connection.</param>
internal sealed class HubProxy(HubConnection connection) : ISessionHub
{
    /// <summary>Passes the hub's calls on.</summary>
    /// <param name="site">Receives them, one after the other.</param>
    public void PassTo(ISessionClient site)
    {
        connection.On<WelcomeMessage>(nameof(ISessionClient.Welcome), site.Welcome);
        connection.On<Decision[]>(nameof(ISessionClient.Decide), site.Decide);
        connection.On<ControlsMessage>(nameof(ISessionClient.Control), site.Control);
        connection.On<PerceptionMessage>(nameof(ISessionClient.Perceive), site.Perceive);
        connection.On<PictureMessage>(nameof(ISessionClient.Picture), site.Picture);
        connection.On<SiteStatus[]>(nameof(ISessionClient.Sites), site.Sites);
        connection.On<ChatMessage>(nameof(ISessionClient.Said), site.Said);
        connection.On<string>(nameof(ISessionClient.Refused), site.Refused);
    }

    /// <inheritdoc/>
    public Task<ClockAnswer> AskTime() => connection.InvokeAsync<ClockAnswer>(nameof(AskTime));

    /// <inheritdoc/>
    public Task Publish(Decision[] decisions) => connection.SendAsync(nameof(Publish), decisions);

    /// <inheritdoc/>
    public Task Control(ControlsMessage controls) => connection.SendAsync(nameof(Control), controls);

    /// <inheritdoc/>
    public Task Perceive(PerceptionMessage perception) => connection.SendAsync(nameof(Perceive), perception);

    /// <inheritdoc/>
    public Task SendPicture(PictureMessage picture) => connection.SendAsync(nameof(SendPicture), picture);

    /// <inheritdoc/>
    public Task ReportLine(SiteLine line) => connection.SendAsync(nameof(ReportLine), line);

    /// <inheritdoc/>
    public Task Say(string text) => connection.SendAsync(nameof(Say), text);
}
