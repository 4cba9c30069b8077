using System.Net;
using PaintSound.Web.Authentication;

namespace PaintSound.Worker.Paths;

/// <summary>The access tokens of a page that a command serves.</summary>
internal static class PageAccess
{
    /// <summary>Returns the tokens of the user if other computers can reach the address, else none.</summary>
    /// <param name="address">The address of the page.</param>
    /// <exception cref="IOException">The tokens cannot be read or written.</exception>
    public static AccessTokens For(IPAddress address) => AccessTokens.IsRequiredFor(address) ? AccessTokens.Load(UserFolders.Default.TokenFile) : AccessTokens.Open;
}
