using PaintSound.Core.Beat;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Perception;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// The second half of a perception step: runs the networks on what was read, selects, measures congruity and queues the events. It reads no source and
/// no control, so the same inputs give the same decisions. Not thread-safe.
/// </summary>
/// <param name="perceiver">Processes canvas and brush.</param>
/// <param name="chooser">Chooses excerpts.</param>
/// <param name="musicPerceiver">Processes music; null for a performance without music.</param>
/// <param name="queue">Receives the events.</param>
/// <param name="time">The session clock.</param>
/// <param name="start">The start of the performance.</param>
internal sealed class StepDecider(CanvasAndBrushPerceiver perceiver, Chooser chooser, MusicPerceiver? musicPerceiver, EventQueue queue, TimeProvider time, long start)
{
    // Who hears a selection and presses a pedal needs as long; what is pressed earlier is about the selection before.
    private static readonly TimeSpan ReactionTime = TimeSpan.FromSeconds(0.5);

    private readonly BarSchedule _bars = new(time);
    private Selection? _selection, _selectionBefore;
    private CanvasFeatures? _features, _sent;
    private bool _couldSelect;
    private FilterReport? _filter;
    private TimeSpan _lastStep;
    private int _lastHeartbeat = -1;   // seconds

    /// <summary>Takes over the selections of another worker; those before the last only count for the rests.</summary>
    private void Follow(StepInputs inputs, StepReading reading)
    {
        Selection? selection = null;
        foreach (var excerpt in inputs.Excerpts)
        {
            selection = chooser.Follow(excerpt, inputs.State.Choosing, reading.Activity) ?? selection;
        }

        if (selection is not null)
        {
            Record(selection);
            queue.Post(new PerformanceEvent(PerformanceEventKind.Selected, selection.At, Subject: selection with { IsFollowed = !inputs.LaunchesFollowed }));
        }

        PaintingSelection? painting = null;
        foreach (var followed in inputs.Paintings)
        {
            painting = musicPerceiver?.Follow(followed) ?? painting;
        }

        if (painting is not null)
        {
            queue.Post(new PerformanceEvent(PerformanceEventKind.SelectedPainting, painting.At, Subject: painting));
        }
    }

    /// <summary>Records how long a step took.</summary>
    public void AddStep(TimeSpan duration) => _bars.AddStep(duration);

    /// <summary>Returns the time of a step between two regular ones; null if none is due.</summary>
    /// <param name="timeline">The beat of the music; null if there is none.</param>
    /// <param name="controls">The settings for choosing.</param>
    public TimeSpan? GetNext(BeatTimeline? timeline, ChoosingControls controls)
    {
        var due = _bars.GetNextDue(timeline, controls.Bars, time.GetTimestamp()) is { } bar
            ? time.GetElapsedTime(start, bar)
            : chooser.GetDwellEnd(controls);
        return due > _lastStep && due < _lastStep + PerformancePipeline.StepLength ? due : null;
    }

    /// <summary>Processes what was read, selects and measures congruity.</summary>
    /// <param name="inputs">The inputs of the step.</param>
    /// <param name="reading">What was read from the analysers.</param>
    public void Decide(StepInputs inputs, StepReading reading)
    {
        Follow(inputs, reading);
        var now = _lastStep = time.GetElapsedTime(start, inputs.Timestamp);
        var settings = inputs.State.Choosing;
        perceiver.ProcessCanvas(settings);
        perceiver.ProcessBrush(settings);
        queue.Post(new PerformanceEvent(PerformanceEventKind.CanvasChanged, now, reading.CanvasChange));
        if (!ReferenceEquals(_features, perceiver.Features))
        {
            _features = perceiver.Features;
            queue.Post(new PerformanceEvent(PerformanceEventKind.CanvasMeasured, now, Subject: _features));
        }

        if (chooser.Filter(settings, now) is var filter && filter != _filter)
        {
            _filter = filter;
            queue.Post(new PerformanceEvent(PerformanceEventKind.Filtered, now, Subject: filter));
        }

        if (musicPerceiver is not null)
        {
            musicPerceiver.ProcessMusic(settings);
        }

        if (inputs.Mark is { } kind && CreateMark(kind, settings, now) is { } mark)
        {
            queue.Post(new PerformanceEvent(PerformanceEventKind.Marked, now, Subject: mark));
        }

        var bars = _bars.Find(inputs.Timeline, settings.Bars, inputs.Timestamp);
        if (inputs.IsFollowing)
        {
            chooser.Observe(reading.Activity, settings);
        }
        else if (reading.CanSelect && chooser.Choose(perceiver.Scores, reading.Brush, settings, now, inputs.Next, reading.Activity, bars) is { } selection)
        {
            Record(selection);
            queue.Post(new PerformanceEvent(PerformanceEventKind.Selected, now, Subject: selection));
        }

        if (bars is { IsDue: true } timing)
        {
            _bars.Record(timing.Next);
        }

        if (musicPerceiver is not null)
        {
            DecideOnMusic(musicPerceiver, inputs, reading.CanSelect, now);
        }

        if ((int)now.TotalSeconds > _lastHeartbeat)
        {
            _lastHeartbeat = (int)now.TotalSeconds;
            queue.Post(new PerformanceEvent(PerformanceEventKind.Heartbeat, now));
        }

        queue.Post(new PerformanceEvent(PerformanceEventKind.Step, now, Subject: new StepReport(
            time.GetElapsedTime(inputs.Timestamp), reading.BrushStatus, reading.CanvasStatus, reading.MusicStatus, perceiver.Coverage, reading.Flicker, queue.Dropped)));
    }

    /// <summary>Returns what other sites need of the sources of this worker, after <see cref="Decide"/>.</summary>
    /// <inheritdoc cref="Decide"/>
    public SitePerception Perceive(StepInputs inputs, StepReading reading)
    {
        CanvasPerception? canvas = null;
        if (inputs.Remote.Canvas is null && (perceiver.IsNewPicture || reading.CanSelect != _couldSelect || !ReferenceEquals(_sent, perceiver.Features)))
        {
            (_couldSelect, _sent) = (reading.CanSelect, perceiver.Features);
            canvas = perceiver.PerceiveCanvas(reading.CanvasChange, reading.CanSelect);
        }

        return new SitePerception(
            inputs.Remote.Brush is null ? perceiver.PerceiveBrush(reading.Brush, reading.Activity) : null,
            canvas,
            inputs.Remote.Music is null ? musicPerceiver?.Perceive() : null);
    }

    private void Record(Selection selection) => (_selectionBefore, _selection) = (_selection, selection);

    private Mark? CreateMark(MarkKind kind, ChoosingControls settings, TimeSpan now)
    {
        if (kind == MarkKind.Like && musicPerceiver?.CreateMark(kind, perceiver, settings) is { } live)
        {
            return live;
        }

        var marked = _selection is { } latest && now - latest.At < ReactionTime ? _selectionBefore ?? latest : _selection;
        return marked is null ? null : perceiver.CreateMark(kind, marked.Excerpt);
    }

    /// <summary>Selects a painting for the music, and measures congruity as soon as the canvas can be used.</summary>
    private void DecideOnMusic(MusicPerceiver music, StepInputs inputs, bool hasCanvas, TimeSpan now)
    {
        if (!inputs.IsFollowing && music.Choose(inputs.State.Choosing, now, inputs.Next) is { } selection)
        {
            queue.Post(new PerformanceEvent(PerformanceEventKind.SelectedPainting, now, Subject: selection));
        }

        if (hasCanvas)
        {
            queue.Post(new PerformanceEvent(PerformanceEventKind.Congruity, now, Subject: music.Compare(perceiver, inputs.State.CongruitySmoothing, now)));
        }
    }
}
