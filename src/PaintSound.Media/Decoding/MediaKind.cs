namespace PaintSound.Media.Decoding;

/// <summary>Kinds of media.</summary>
public enum MediaKind
{
    /// <summary>Sound. An embedded cover picture does not make it a video.</summary>
    Sound,

    /// <summary>A still picture.</summary>
    Picture,

    /// <summary>Moving pictures.</summary>
    Video,
}
