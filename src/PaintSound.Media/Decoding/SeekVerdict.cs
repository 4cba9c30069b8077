namespace PaintSound.Media.Decoding;

/// <summary>Whether a seek of ffmpeg in a file finds its place exactly.</summary>
internal enum SeekVerdict
{
    /// <summary>It has not been tried yet.</summary>
    Unknown,

    /// <summary>It finds its place to the sample.</summary>
    Exact,

    /// <summary>It does not: the file is read from its beginning.</summary>
    Inexact,
}
