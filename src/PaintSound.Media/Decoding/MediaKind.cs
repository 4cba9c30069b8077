namespace PaintSound.Media.Decoding;

/// <summary>Kinds of media.</summary>
public enum MediaKind
{
    /// <summary>Music or any other sound; an embedded cover does not make it a video.</summary>
    Sound,

    /// <summary>A still picture.</summary>
    Picture,

    /// <summary>Moving pictures.</summary>
    Video,
}
