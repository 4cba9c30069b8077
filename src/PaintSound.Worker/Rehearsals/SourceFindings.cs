using System.Globalization;
using PaintSound.Core.Beat;
using PaintSound.Core.Sources;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Rehearsals;

/// <summary>Judges the sources of a show by what was seen of them.</summary>
internal static class SourceFindings
{
    /// <summary>The level of a sound card that delivers only zeros is far below the noise of every input.</summary>
    private const float DigitalSilenceDb = -100;

    /// <summary>Judges the microphone.</summary>
    /// <param name="source">What was seen.</param>
    /// <param name="onsets">The number of onsets.</param>
    public static RehearsalFinding Brush(SourceRecord source, int onsets) => Judge(SourceKind.Brush, source)
        ?? (source.MaxDb is null or < DigitalSilenceDb ? Silent(SourceKind.Brush, source)
            : onsets > 0 ? Finding(SourceKind.Brush, RehearsalOutcome.Works, $"{Quantity.Of(onsets, "onset")}, {Levels(source)}.")
            : Finding(SourceKind.Brush, RehearsalOutcome.NotTried, $"Sound arrives, {Levels(source)}, but no onset was heard. Tap on the canvas during the rehearsal."));

    /// <summary>Judges the camera.</summary>
    /// <param name="source">What was seen.</param>
    /// <param name="frames">The number of frames.</param>
    /// <param name="changes">The number of steps in which the canvas had changed.</param>
    /// <param name="seconds">How long the source was watched.</param>
    public static RehearsalFinding Canvas(SourceRecord source, long frames, int changes, double seconds)
    {
        var rate = string.Create(CultureInfo.InvariantCulture, $"{frames} pictures, {frames / Math.Max(seconds, 1):0.0} per second");
        return Judge(SourceKind.Canvas, source)
            ?? (changes > 0 ? Finding(SourceKind.Canvas, RehearsalOutcome.Works, $"{rate}; the canvas changed in {changes} steps.")
                : Finding(SourceKind.Canvas, RehearsalOutcome.NotTried, $"{rate}, but the canvas did not change. Paint, or put a piece of coloured paper on it, during the rehearsal."));
    }

    /// <summary>Judges the composer's sound.</summary>
    /// <param name="source">What was seen.</param>
    /// <param name="silenceDb">The level below which the music is silent.</param>
    public static RehearsalFinding Music(SourceRecord source, float silenceDb) => Judge(SourceKind.Music, source)
        ?? (source.MaxDb is null or < DigitalSilenceDb ? Silent(SourceKind.Music, source)
            : source.MaxDb >= silenceDb ? Finding(SourceKind.Music, RehearsalOutcome.Works, $"{Levels(source)}.")
            : Finding(SourceKind.Music, RehearsalOutcome.NotTried, string.Create(
                CultureInfo.InvariantCulture, $"Sound arrives, {Levels(source)}, but it is silent for PaintSound (below {silenceDb:0} dB, 'music: silence'). Play during the rehearsal.")));

    /// <summary>Judges the source of tempo and bars.</summary>
    /// <param name="beat">The source.</param>
    public static RehearsalFinding Beat(IBeatSource beat) => beat.Timeline is { } timeline
        ? new(RehearsedPart.Source, "beat", RehearsalOutcome.Works, string.Create(CultureInfo.InvariantCulture, $"{beat.Name} tells the tempo: {timeline.Tempo:0.#} per minute."))
        : new(RehearsedPart.Source, "beat", RehearsalOutcome.NotTried, $"No beat was heard from {beat.Name}. Start it during the rehearsal.");

    /// <summary>Judges whether excerpts are selected.</summary>
    /// <param name="count">How many.</param>
    /// <param name="last">The title of the last one.</param>
    /// <param name="noMusic">Why none can be selected; null if there is no such reason.</param>
    public static RehearsalFinding Selections(int count, string? last, string? noMusic) => count > 0
        ? new(RehearsedPart.Selection, "music", RehearsalOutcome.Works, $"{count} excerpts were selected, the last from {last}.")
        : new(RehearsedPart.Selection, "music", RehearsalOutcome.Fails, $"No excerpt was selected, although Next was pressed. {noMusic ?? "Check that the camera delivers pictures."}");

    /// <summary>Judges whether paintings are selected.</summary>
    /// <param name="count">How many.</param>
    /// <param name="last">The title of the last one.</param>
    /// <param name="inLibrary">The number of paintings in the library.</param>
    public static RehearsalFinding PaintingSelections(int count, string? last, int inLibrary) => count > 0
        ? new(RehearsedPart.Selection, "paintings", RehearsalOutcome.Works, $"{count} paintings were selected, the last is {last}.")
        : inLibrary == 0
            ? new(RehearsedPart.Selection, "paintings", RehearsalOutcome.Fails, "The library has no paintings, so nothing answers the music. Index a folder with paintings.")
            : new(RehearsedPart.Selection, "paintings", RehearsalOutcome.NotTried, "No painting was selected. A painting answers music that is not silent: play during the rehearsal.");

    private static RehearsalFinding? Judge(SourceKind kind, SourceRecord source) =>
        source.Report is not { } report ? Finding(kind, RehearsalOutcome.Fails, "It did not start. Check its cable and the show file.")
        : report.State != SourceState.Running ? Finding(kind, RehearsalOutcome.Fails, $"{report.State}: {report.Detail}")
        : source.FreshSteps == 0 ? Finding(kind, RehearsalOutcome.Fails, "It is open, but delivers nothing. Check its cable, and other programs that use it.")
        : source.Losses > 0 ? Finding(kind, RehearsalOutcome.Fails, $"It was lost {source.Losses} times, and returned. Check its cable, its power and its network.")
        : null;

    private static RehearsalFinding Silent(SourceKind kind, SourceRecord source) =>
        Finding(kind, RehearsalOutcome.Fails, $"It delivers digital silence ({Levels(source)}). Check the cable, the input, and whether the system mutes it.");

    private static RehearsalFinding Finding(SourceKind kind, RehearsalOutcome outcome, string says) => new(RehearsedPart.Source, kind.ToString().ToLowerInvariant(), outcome, says);

    private static string Levels(SourceRecord source) => string.Create(CultureInfo.InvariantCulture, $"level {source.MinDb:0} to {source.MaxDb:0} dB");
}
