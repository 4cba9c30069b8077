using System.Net;
using PaintSound.Web;

namespace PaintSound.Worker.Show.Settings;

/// <summary>The web pages.</summary>
internal sealed record WebSettings
{
    /// <summary>Where the pages are served. If other computers can reach the address, a token is required.</summary>
    public IPEndPoint Listen { get; init; } = PageHost.DefaultEndPoint;
}
