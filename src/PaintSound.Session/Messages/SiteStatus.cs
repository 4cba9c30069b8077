using PaintSound.Session.Access;
using PaintSound.Session.Lines;

namespace PaintSound.Session.Messages;

/// <summary>A site of the session.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Role">Its role.</param>
/// <param name="IsConnected">False if it is cut off.</param>
/// <param name="Content">A hash of its library and networks.</param>
/// <param name="Line">What it has measured of its line; null before.</param>
public sealed record SiteStatus(string Name, SessionRole Role, bool IsConnected, string Content, SiteLine? Line);
