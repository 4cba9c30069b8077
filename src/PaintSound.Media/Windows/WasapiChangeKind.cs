namespace PaintSound.Media.Windows;

/// <summary>Kinds of <see cref="WasapiChange"/>.</summary>
internal enum WasapiChangeKind
{
    /// <summary>A device was plugged in or enabled.</summary>
    Arrived,

    /// <summary>A device was unplugged.</summary>
    Unplugged,

    /// <summary>A device was disabled in the sound settings.</summary>
    Disabled,

    /// <summary>The default input changed.</summary>
    DefaultInput,

    /// <summary>The default output changed.</summary>
    DefaultOutput,
}
