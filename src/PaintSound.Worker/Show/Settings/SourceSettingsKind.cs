namespace PaintSound.Worker.Show;

/// <summary>Kinds of sources.</summary>
internal enum SourceSettingsKind
{
    /// <summary>A microphone or a camera.</summary>
    Device,

    /// <summary>A recording, played in real time.</summary>
    File,

    /// <summary>The simulated painter, or for music the simulated composer.</summary>
    Studio,
}
