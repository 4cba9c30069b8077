using PaintSound.Session.Access;
using PaintSound.Session.Limits;
using PaintSound.Session.Lines;
using PaintSound.Session.Messages;

namespace PaintSound.Session.Server;

/// <summary>A site that the hub has welcomed. Its mutable parts belong to <see cref="SessionState"/>.</summary>
/// <param name="id">Identifies the running worker, also over reconnections.</param>
/// <param name="name">Its name, for people.</param>
/// <param name="role">Its role.</param>
/// <param name="content">A hash of its library and networks.</param>
/// <param name="client">Sends to it.</param>
/// <param name="close">Closes its connection.</param>
/// <param name="time">The clock of the hub.</param>
public sealed class ConnectedSite(string id, string name, SessionRole role, string content, ISessionClient client, Action close, TimeProvider time)
{
    private const int ChatBurst = 5;

    /// <summary>Identifies the running worker.</summary>
    public string Id => id;

    /// <summary>Its name, for people.</summary>
    public string Name => name;

    /// <summary>Its role.</summary>
    public SessionRole Role => role;

    /// <summary>A hash of its library and networks.</summary>
    public string Content => content;

    /// <summary>Sends to it.</summary>
    internal ISessionClient Client => client;

    /// <summary>Tells if it is silent.</summary>
    internal LineWatch Watch { get; } = new(time);

    /// <summary>Limits all messages.</summary>
    internal RateLimit Messages { get; } = new(SessionLimits.MessagesPerSecond, 2 * SessionLimits.MessagesPerSecond, time);

    /// <summary>Limits pictures.</summary>
    internal RateLimit Pictures { get; } = new(SessionLimits.PicturesPerSecond, 2 * SessionLimits.PicturesPerSecond, time);

    /// <summary>Limits what its people say.</summary>
    internal RateLimit Chat { get; } = new(1, ChatBurst, time);

    /// <summary>The number of its newest perception.</summary>
    internal long LastPerception { get; set; }

    /// <summary>What it has measured of its line.</summary>
    internal SiteLine? Line { get; set; }

    /// <summary>True if the others were told that it is connected.</summary>
    internal bool WasConnected { get; set; } = true;

    /// <summary>Closes its connection.</summary>
    internal void Close() => close();
}
