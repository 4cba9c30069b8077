namespace PaintSound.Worker.Metrics;

/// <summary>A kind of loss. The table in <c>docs/performance.md</c> comes from here.</summary>
/// <param name="Name">The name for programs: the tag <c>kind</c> of the instrument <see cref="MetricsService.LossesName"/>.</param>
/// <param name="What">What was lost, as the end of the sentence "N ...", before the target if there is one.</param>
internal sealed record LossKind(string Name, string What)
{
    /// <summary>An output took too long.</summary>
    public static LossKind EventDropped { get; } = new("event-dropped", "events were dropped because an output was too slow");

    /// <summary>A launch in Live was late.</summary>
    public static LossKind LaunchLate { get; } = new("launch-late", "launches were too late and were not played");

    /// <summary>A launch was not sent to Live.</summary>
    public static LossKind LaunchNotSent { get; } = new("launch-not-sent", "launches were not sent to Live: it did not answer, or had no such clip");

    /// <summary>A MIDI note was late.</summary>
    public static LossKind NoteLate { get; } = new("note-late", "notes were too late to be sent");

    /// <summary>There was no MIDI port.</summary>
    public static LossKind MidiNotSent { get; } = new("midi-not-sent", "MIDI messages found no port");

    /// <summary>An OSC message was not sent to a target.</summary>
    public static LossKind OscNotSent { get; } = new("osc-not-sent", "messages did not reach");

    /// <summary>An OSC message was too long.</summary>
    public static LossKind OscTooLong { get; } = new("osc-too-long", "messages were too long for a datagram");

    /// <summary>A packet, or a message of a bundle, could not be read.</summary>
    public static LossKind OscInvalid { get; } = new("osc-invalid", "packets or messages that came in were not OSC");

    /// <summary>The system dropped a packet that came in.</summary>
    public static LossKind OscOverflowed { get; } = new("osc-overflowed", "OSC packets that came in were dropped by the system because they came too fast");

    /// <summary>A control message was refused.</summary>
    public static LossKind ControlRefused { get; } = new("control-refused", "control messages were refused");

    /// <summary>A control message was replaced by a newer one.</summary>
    public static LossKind ControlReplaced { get; } = new("control-replaced", "control messages were skipped because a newer value of the same control had come");

    /// <summary>A modulation was not sent to a target.</summary>
    public static LossKind ModulationNotSent { get; } = new("modulation-not-sent", "modulations did not reach");

    /// <summary>The disk was too slow for a take.</summary>
    public static LossKind TakeRecordLost { get; } = new("take-record-lost", "records of the take were lost because the disk was too slow");

    /// <summary>JACK lost sound of a source.</summary>
    public static LossKind SoundLost { get; } = new("sound-lost", "gaps are in the sound of brush and music: JACK or this computer was late (xruns)");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<LossKind> All { get; } =
    [
        EventDropped, LaunchLate, LaunchNotSent, NoteLate, MidiNotSent, OscNotSent, OscTooLong, OscInvalid, OscOverflowed,
        ControlRefused, ControlReplaced, ModulationNotSent, TakeRecordLost, SoundLost,
    ];

    /// <summary>Finds a kind by its name; null if there is none.</summary>
    public static LossKind? Find(string? name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>What was lost, with its target.</summary>
    /// <param name="target">Where it was sent to; null if the kind has no target.</param>
    public string Describe(string? target) => target is null ? What : $"{What} {target}";
}
