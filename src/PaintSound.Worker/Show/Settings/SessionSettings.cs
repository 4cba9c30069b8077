using System.Net;
using PaintSound.Session.Access;

namespace PaintSound.Worker.Show.Settings;

/// <summary>A performance that two or more sites share.</summary>
internal sealed record SessionSettings
{
    /// <summary>What this worker contributes. Its other sources are not used.</summary>
    public required SessionPart Part { get; init; }

    /// <summary>Where a host waits for the other sites.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Any, SessionLink.DefaultPort);

    /// <summary>The session that this worker joins; null to host one.</summary>
    public SessionLink? Join { get; init; }

    /// <summary>The role in the hub.</summary>
    public SessionRole Role => Join is null ? SessionRole.Host : Enum.Parse<SessionRole>(Part.ToString());
}
