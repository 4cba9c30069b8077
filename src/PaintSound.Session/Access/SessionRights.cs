namespace PaintSound.Session.Access;

/// <summary>Which role may do what. Whoever is in the session may ask for the time and receives decisions; the rest stands here.</summary>
public static class SessionRights
{
    /// <summary>Tells if a role has a right.</summary>
    public static bool Has(this SessionRole role, SessionRight right) => right switch
    {
        SessionRight.Decide => role is SessionRole.Host,
        SessionRight.ReceivePerceptions => role is not (SessionRole.None or SessionRole.Operator),
        SessionRight.PerceivePainting or SessionRight.SendPictures => role is SessionRole.Painter or SessionRole.Host,
        SessionRight.PerceiveMusic => role is SessionRole.Composer or SessionRole.Host,
        SessionRight.Control => role is SessionRole.Operator,
        SessionRight.Chat => role is not (SessionRole.None or SessionRole.Audience),
        _ => false,
    };

    /// <summary>True if only one site can have the role at a time.</summary>
    public static bool IsUnique(this SessionRole role) => role is SessionRole.Host or SessionRole.Painter or SessionRole.Composer;
}
