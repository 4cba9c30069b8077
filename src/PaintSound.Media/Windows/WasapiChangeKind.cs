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

    /// <summary>Another input is the default now.</summary>
    DefaultInput,

    /// <summary>Another output is the default now.</summary>
    DefaultOutput,
}
