using System.Net;

namespace PaintSound.Worker.Show.Settings;

/// <summary>A second worker that takes over if the first one fails.</summary>
internal sealed record UnderstudySettings
{
    /// <summary>The default port.</summary>
    public const int DefaultPort = 9190;

    /// <summary>Where the worker that leads waits for its understudy.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Any, DefaultPort);

    /// <summary>The key that both workers must have.</summary>
    public required string Key { get; init; }
}
