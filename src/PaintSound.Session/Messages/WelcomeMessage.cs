using PaintSound.Session.Access;
using PaintSound.Session.Decisions;

namespace PaintSound.Session.Messages;

/// <summary>A site is in the session.</summary>
/// <param name="Protocol">The version of the messages.</param>
/// <param name="Hub">Identifies the running hub: another one has another clock.</param>
/// <param name="Role">The role of the site.</param>
/// <param name="Last">The number of the newest decision that the hub has.</param>
public sealed record WelcomeMessage(int Protocol, string Hub, SessionRole Role, DecisionNumber Last)
{
    /// <summary>The version of this program.</summary>
    public const int CurrentProtocol = 1;
}
