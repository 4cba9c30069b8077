using System.Net;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>web</c>.</summary>
internal static class WebKeys
{
    private static readonly DefaultKey<IPEndPoint> Listen = new(
        "listen",
        ShowValues.EndPoint("127.0.0.1:9180, or 0.0.0.0:9180 for other computers"),
        new WebSettings().Listen,
        "Where the pages are served. If other computers can reach the address (`0.0.0.0:9180`), a token is required: PaintSound makes it at the first start, keeps it in the user's configuration folder and prints it in the links.");

    /// <summary>The section.</summary>
    public static ShowSection<WebSettings> Section { get; } = new([Listen], node => new WebSettings { Listen = Listen.Read(node) });
}
