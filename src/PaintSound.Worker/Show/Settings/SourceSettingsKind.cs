namespace PaintSound.Worker.Show.Settings;

/// <summary>Kinds of sources.</summary>
internal enum SourceSettingsKind
{
    /// <summary>A microphone, a camera or a network stream.</summary>
    Device,

    /// <summary>A recording, played in real time.</summary>
    File,

    /// <summary>A simulated painter; for music a simulated composer.</summary>
    Simulated,
}
