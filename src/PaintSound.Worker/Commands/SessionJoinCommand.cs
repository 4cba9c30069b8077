using System.CommandLine;
using PaintSound.Session;
using PaintSound.Session.Access;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound session join LINK SHOW.yaml</c>: runs a live performance as a site of a session.</summary>
internal static class SessionJoinCommand
{
    public static Command Create()
    {
        var link = new Argument<string>("LINK") { Description = "The link that the host printed for this role, in quotation marks." };
        var show = new Argument<string>("SHOW") { Description = "The show file of this site." };
        var role = new Option<SessionPart?>("--role") { Description = "What this site contributes: painter, composer, audience or lights. Default: the show file's 'session: role'." };
        return RunCommand.Create("join", "Run a show as a site of a session.", show, [link, role], parsed => settings =>
        {
            var part = parsed.GetValue(role) ?? settings.Session?.Part
                ?? throw new SessionException("What does this site contribute? Add '--role painter', '--role composer', '--role audience' or '--role lights'.");
            return settings with { Session = (settings.Session ?? new SessionSettings { Part = part }) with { Part = part, Join = SessionLink.Parse(parsed.GetValue(link)!) } };
        });
    }
}
