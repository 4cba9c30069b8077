using System.Net;
using PaintSound.Web;

namespace PaintSound.Worker.Show;

/// <summary>The web pages.</summary>
/// <param name="Listen">Where they are served. On an address that others reach, a token is needed.</param>
internal sealed record WebSettings(IPEndPoint Listen)
{
    /// <summary>Unless the show says otherwise: for this machine only.</summary>
    public static WebSettings Standard { get; } = new(PageHost.DefaultEndPoint);

    /// <summary>Reads the part <c>web</c> of a show file.</summary>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static WebSettings Read(ShowYamlNode node)
    {
        var listen = node["listen"];
        var read = listen is null ? Standard : new WebSettings(
            IPEndPoint.TryParse(listen.Text, out var end) && end.Port > 0
                ? end
                : throw listen.Invalid("an address of this machine and a port, such as 127.0.0.1:9180, or 0.0.0.0:9180 for all of its addresses"));
        node.EnsureAllRead();
        return read;
    }
}
