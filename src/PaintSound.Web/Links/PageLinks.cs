using System.Net;
using System.Net.Sockets;
using PaintSound.Web.Authentication;

namespace PaintSound.Web.Links;

/// <summary>
/// The links of the pages at one address, with their tokens. They are secrets: PaintSound prints them on the console and never logs them.
/// </summary>
/// <param name="Operator">The page that controls the show.</param>
/// <param name="Setup">The page that sets up the stage.</param>
/// <param name="Library">The page of the library's works.</param>
/// <param name="Composer">The composer's page.</param>
/// <param name="Painter">The painter's page.</param>
/// <param name="Projection">The page for a projector.</param>
public sealed record PageLinks(string Operator, string Setup, string Library, string Composer, string Painter, string Projection)
{
    /// <summary>True if only this computer reaches the address.</summary>
    public bool IsLoopback => new Uri(Operator).IsLoopback;

    /// <summary>Creates the links.</summary>
    /// <param name="address">An address of this computer. IPv6 is written in brackets.</param>
    /// <param name="port">The port of the pages.</param>
    /// <param name="access">The tokens.</param>
    public static PageLinks Create(IPAddress address, int port, AccessTokens access)
    {
        var root = $"http://{(address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address)}:{port}";
        return new PageLinks(
            $"{root}/{TokenQuery(access.OperatorToken)}",
            $"{root}/setup{TokenQuery(access.OperatorToken)}",
            $"{root}/library{TokenQuery(access.OperatorToken)}",
            $"{root}/composer{TokenQuery(access.ArtistToken)}",
            $"{root}/painter{TokenQuery(access.ArtistToken)}",
            $"{root}/projection{TokenQuery(access.ArtistToken)}");
    }

    /// <summary>Formats the links as two lines for the console.</summary>
    public override string ToString() =>
        $"Pages: {Operator} (operator), {Setup} (setup), {Library} (library).{Environment.NewLine}For the artists: {Composer} {Painter} {Projection}";

    private static string TokenQuery(string token) => token.Length > 0 ? "?token=" + token : "";
}
