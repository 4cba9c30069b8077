using PaintSound.Session.Decisions;
using PaintSound.Session.Lines;

namespace PaintSound.Session.Messages;

/// <summary>What a site tells the hub.</summary>
public interface ISessionHub
{
    /// <summary>Asks for the time, and says that the site is there.</summary>
    Task<ClockAnswer> AskTime();

    /// <summary>Publishes decisions. For the host.</summary>
    /// <param name="decisions">The decisions, in the order of their numbers.</param>
    Task Publish(Decision[] decisions);

    /// <summary>Publishes controls of the show. For the host, and as wishes for the operator.</summary>
    Task Control(ControlsMessage controls);

    /// <summary>Sends what this site perceives.</summary>
    Task Perceive(PerceptionMessage perception);

    /// <summary>Sends a picture of the canvas.</summary>
    Task SendPicture(PictureMessage picture);

    /// <summary>Tells what the site has measured of its line.</summary>
    Task ReportLine(SiteLine line);

    /// <summary>Says something to the people at the other sites.</summary>
    /// <param name="text">At most <see cref="Limits.SessionLimits.ChatLength"/> characters.</param>
    Task Say(string text);
}
