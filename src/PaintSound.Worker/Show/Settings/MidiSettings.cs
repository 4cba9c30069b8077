using PaintSound.Core.Timecode;
using PaintSound.Midi.Ports;

namespace PaintSound.Worker.Show.Settings;

/// <summary>MIDI. The defaults are those of a show that needs MIDI and sets nothing.</summary>
internal sealed record MidiSettings
{
    /// <summary>The name of PaintSound's own port; on Windows the name of the port to send to.</summary>
    public string Port { get; init; } = "PaintSound";

    /// <summary>The MIDI system, or null for the first that runs.</summary>
    public MidiSystemKind? System { get; init; }

    /// <summary>Which note launches which clip.</summary>
    public GridSettings Grid { get; init; } = GridSettings.Default;

    /// <summary>Path of the Standard MIDI File that records what is sent, or null for no recording.</summary>
    public string? Recording { get; init; }

    /// <summary>The timecode that is sent, or null for none.</summary>
    public TimecodeSettings? Timecode { get; init; }

    /// <summary>The controller that operates the show, or null if there is none.</summary>
    public ControllerSettings? Controller { get; init; }
}
