namespace PaintSound.Session.Limits;

/// <summary>How much a site may send.</summary>
public static class SessionLimits
{
    /// <summary>Messages per second. A site sends 13 questions for the time, 4 perceptions and a report.</summary>
    public const int MessagesPerSecond = 60;

    /// <summary>The longest message in bytes. SignalR closes the connection of a longer one.</summary>
    public const int MessageBytes = 128 * 1024;

    /// <summary>The largest picture in bytes.</summary>
    public const int PictureBytes = 64 * 1024;

    /// <summary>Pictures per second.</summary>
    public const int PicturesPerSecond = 2;

    /// <summary>The longest vector of a perception.</summary>
    public const int VectorLength = 4096;

    /// <summary>The longest text that somebody says, in characters.</summary>
    public const int ChatLength = 500;

    /// <summary>Decisions in one message.</summary>
    public const int Decisions = Session.Decisions.DecisionLog.Capacity;

    /// <summary>Controls in one message.</summary>
    public const int Controls = 1000;

    /// <summary>The longest name of a site, in characters.</summary>
    public const int NameLength = 60;

    /// <summary>Sites in a session.</summary>
    public const int Sites = 64;
}
