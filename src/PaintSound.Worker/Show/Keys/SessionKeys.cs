using System.Net;
using System.Text.Json.Nodes;
using PaintSound.Session;
using PaintSound.Session.Access;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>session</c>.</summary>
internal static class SessionKeys
{
    private static readonly RequiredKey<SessionPart> Role = new(
        "role", ShowValues.OneOf<SessionPart>(), "What this computer contributes: `painter` brush and canvas, `composer` music, `audience` and `lights` nothing. The rest comes from the other sites.");

    private static readonly OptionalKey<SessionLink> Join = new(
        "join",
        new ShowScalar<SessionLink>(
            "link",
            node =>
            {
                try
                {
                    return SessionLink.Parse(node.Text);
                }
                catch (SessionException)
                {
                    throw node.Invalid("the whole link that the host printed, in quotation marks");
                }
            },
            () => new JsonObject { ["type"] = "string", ["format"] = "uri" }),
        "The link that the host printed for this role. Whoever has it can join: keep the show file private.",
        "this computer hosts the session");

    private static readonly DefaultKey<IPEndPoint> Listen = new(
        "listen",
        ShowValues.EndPoint("0.0.0.0:9195, or the address of one network of this computer"),
        new IPEndPoint(IPAddress.Any, SessionLink.DefaultPort),
        "Where the host waits for the other sites. They connect to it; nothing connects to them.");

    /// <summary>The section.</summary>
    public static ShowSection<SessionSettings> Section { get; } = new(
        [Role, Join, Listen],
        node => new SessionSettings { Part = Role.Read(node), Join = Join.TryRead(node, out var link) ? link : null, Listen = Listen.Read(node) });
}
