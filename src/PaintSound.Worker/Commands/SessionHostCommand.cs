using System.CommandLine;
using PaintSound.Session;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound session host SHOW.yaml</c>: runs a live performance that other sites can join.</summary>
internal static class SessionHostCommand
{
    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file of this site." };
        var role = new Option<SessionPart?>("--role") { Description = "What this site contributes: painter or composer. Default: the show file's 'session: role'." };
        return RunCommand.Create("host", "Run a show and let other sites join it. Prints a link for each role.", show, [role], parsed => settings =>
            settings with
            {
                Session = (settings.Session ?? Default(parsed.GetValue(role))) with { Join = null, Part = parsed.GetValue(role) ?? settings.Session?.Part ?? SessionPart.Painter },
            });
    }

    private static SessionSettings Default(SessionPart? part) => new()
    {
        Part = part ?? throw new SessionException("What does this site contribute? Add '--role painter' or '--role composer', or 'session: {role: painter}' to the show file."),
    };
}
