using System.Net;
using Microsoft.Extensions.Hosting;
using PaintSound.Session.Access;
using PaintSound.Session.Server;
using PaintSound.Web.Network;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Sessions;

/// <summary>Serves the hub of the session on the computer of the host, and prints the links for the other sites.</summary>
/// <param name="folder">The folder with the keys of the session.</param>
/// <param name="settings">The settings of the session.</param>
/// <param name="state">The session.</param>
/// <param name="output">Receives the output for people.</param>
/// <param name="time">The clock of the computer.</param>
internal sealed class SessionHostService(string folder, SessionSettings settings, SessionState state, TextWriter output, TimeProvider time) : IHostedService, IAsyncDisposable
{
    private SessionServer? _server;
    private SessionCredentials? _credentials;
    private int _port;

    /// <summary>The link by which the host itself joins; after the start.</summary>
    public SessionLink OwnLink => _credentials!.CreateLink(
        SessionRole.Host,
        settings.Listen.Address.Equals(IPAddress.Any) ? $"{IPAddress.Loopback}" : settings.Listen.Address.Equals(IPAddress.IPv6Any) ? $"{IPAddress.IPv6Loopback}" : $"{settings.Listen.Address}",
        _port);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _credentials = SessionCredentials.Open(folder, time);
        _server = new SessionServer(settings.Listen, _credentials, state, time);
        await _server.StartAsync(cancellationToken);
        _port = _server.Port;
        foreach (var address in ReachableAddresses.Find(settings.Listen.Address, new SystemNetworkCards()))
        {
            foreach (var role in Enum.GetValues<SessionPart>().Where(part => part is not (SessionPart.Painter or SessionPart.Composer) || part != settings.Part))
            {
                await output.WriteLineAsync($"Session, for the {role.ToString().ToLowerInvariant()}: {_credentials.CreateLink(Enum.Parse<SessionRole>(role.ToString()), $"{address}", _port)}");
            }
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await server.DisposeAsync();
        }
    }
}
