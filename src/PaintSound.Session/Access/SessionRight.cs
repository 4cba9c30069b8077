namespace PaintSound.Session.Access;

/// <summary>What a site may do.</summary>
public enum SessionRight
{
    /// <summary>Publish decisions, controls and congruity.</summary>
    Decide,

    /// <summary>Send what its worker perceives of brush and canvas.</summary>
    PerceivePainting,

    /// <summary>Send what its worker perceives of music.</summary>
    PerceiveMusic,

    /// <summary>Send pictures of the canvas.</summary>
    SendPictures,

    /// <summary>Receive what other sites perceive.</summary>
    ReceivePerceptions,

    /// <summary>Set controls of the show.</summary>
    Control,

    /// <summary>Send short messages to the other people.</summary>
    Chat,
}
