using PaintSound.Session.Decisions;

namespace PaintSound.Session.Messages;

/// <summary>What the hub tells a site.</summary>
public interface ISessionClient
{
    /// <summary>The site is in the session. The first message.</summary>
    Task Welcome(WelcomeMessage welcome);

    /// <summary>The host has decided.</summary>
    /// <param name="decisions">The decisions, in the order of their numbers. After a cut, all that were missed.</param>
    Task Decide(Decision[] decisions);

    /// <summary>Controls have other values. For the host: somebody wishes it.</summary>
    Task Control(ControlsMessage controls);

    /// <summary>Another site perceives something. It tells no sound and no picture.</summary>
    Task Perceive(PerceptionMessage perception);

    /// <summary>A picture of the canvas.</summary>
    Task Picture(PictureMessage picture);

    /// <summary>Who is in the session. Once per second, and when somebody joins or is cut off.</summary>
    Task Sites(SiteStatus[] sites);

    /// <summary>Somebody says something.</summary>
    Task Said(ChatMessage message);

    /// <summary>The hub refused a message of this site.</summary>
    /// <param name="reason">A sentence for people.</param>
    Task Refused(string reason);
}
