using PaintSound.Core.Control;
using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Takes;

/// <summary>How a take is played again in real time.</summary>
/// <param name="take">The take.</param>
/// <param name="from">Where it begins, from the start of the performance.</param>
/// <param name="speed">How fast it is played; 1 for real time.</param>
/// <param name="keepsControls">True if the controls are those of the take; false if they are live.</param>
/// <param name="real">The clock of the computer.</param>
internal sealed class TakePlayback(Take take, TimeSpan from, double speed, bool keepsControls, TimeProvider real)
{
    /// <summary>Up to here, everything before the beginning is analysed, so that the selections are those of the take.</summary>
    public static readonly TimeSpan MaxExact = TimeSpan.FromMinutes(10);

    /// <summary>What is analysed before a later beginning.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(2);

    /// <summary>The take.</summary>
    public Take Take => take;

    /// <summary>Where it begins, from the start of the performance.</summary>
    public TimeSpan From => from;

    /// <summary>How fast it is played; 1 for real time.</summary>
    public double Speed => speed;

    /// <summary>True if the controls are those of the take.</summary>
    public bool KeepsControls => keepsControls;

    /// <summary>The clock of the computer: for what has a rate of its own, such as lights.</summary>
    public TimeProvider RealTime => real;

    /// <summary>The session clock.</summary>
    public RealTimeTakeClock Clock { get; } = new(real, take.Head, ToTimestamp(take.Head, from), speed);

    /// <summary>True if everything before the beginning is analysed.</summary>
    public bool IsExact => from <= MaxExact && !take.IsTrimmed;

    /// <summary>Where the analysis begins, in ticks of the take's clock.</summary>
    public long AnalysisStart => from <= MaxExact ? long.MinValue : ToTimestamp(take.Head, from - WarmUp);

    /// <summary>
    /// Returns the settings of the replay: inputs and their calibration as in the take, everything else as in the show. Nothing is recorded, neither as a take
    /// nor as a MIDI file. At another speed than 1 there is no linear timecode: it is sound, and sound has one speed.
    /// </summary>
    /// <param name="recorded">The show of the take.</param>
    /// <param name="show">The show whose outputs are used; the same, or another one.</param>
    public ShowSettings CreateShow(ShowSettings recorded, ShowSettings show) => show with
    {
        Brush = recorded.Brush with { Source = Source("brush") },
        Canvas = recorded.Canvas with { Source = Source("canvas"), Aspect = take.FindCanvasAspect() ?? recorded.Canvas.Aspect, FindCorners = false, Follow = false },
        Music = take.Head.HasMusic ? new MusicInputSettings(Source("music"), recorded.Music?.SilenceDb ?? 0) : null,
        Midi = show.Midi is { } midi ? midi with { Recording = null } : null,
        Ltc = speed == 1 ? show.Ltc : null,
        Takes = show.Takes with { Record = false },
        Understudy = null,
        Session = null,
    };

    /// <summary>Returns the controls at the start.</summary>
    /// <param name="show">The settings of the show whose outputs are used.</param>
    /// <param name="isOther">True if it is not the show of the take.</param>
    public ShowState CreateState(ShowSettings show, bool isOther) =>
        !isOther ? take.Head.State
        : !keepsControls ? show.State
        : take.Head.State with { Depths = show.State.Depths.SetItems(take.Head.State.Depths.Where(depth => show.State.Depths.ContainsKey(depth.Key))) };

    /// <summary>Passes the take to a replay, at its times from the beginning on. Returns at the end of the take.</summary>
    /// <param name="replay">Receives it.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(TakeReplay replay, CancellationToken stop)
    {
        Clock.StopWith(stop);
        new TakeReader(take).Read(replay, stop, AnalysisStart);
        replay.Complete();
    }

    private static long ToTimestamp(TakeHead head, TimeSpan time) => head.StartTimestamp + (long)(time.TotalSeconds * head.Frequency);

    private static SourceSettings Source(string name) => new(SourceSettingsKind.File, $"{name} of the take");
}
