using Microsoft.Extensions.Logging;
using PaintSound.Core.Beat;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Framing;
using PaintSound.Core.Music;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Connects brush, canvas and music to perception, selection and outputs. It has no clock of its own: a real-time performance calls it from the
/// threads of its sources, an offline performance calls it step by step.
/// </summary>
public sealed class PerformancePipeline : IBrushListener, IPreviewSource, IFollowedCanvas, IDisposable
{
    /// <summary>The time between two perception steps.</summary>
    public static readonly TimeSpan StepLength = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan MaxSettlingTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(1);
    private static readonly BrushSummary Silence = new(Decibels.Silence, OnsetRate: 0, StrokeShare: 0);
    private static readonly BrushActivity NoActivity = new(Decibels.Silence, OnsetRate: 0, SecondsSinceStroke: 4);

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly BrushAnalyser _brush;
    private readonly MusicAnalyser _music;
    private readonly CanvasAnalyser _canvas;
    private readonly CanvasAndBrushPerceiver _perceiver;
    private CanvasFeatures? _features;
    private readonly Chooser _chooser;
    private readonly MusicPerceiver? _musicPerceiver;
    private readonly ShowControl _control;
    private readonly IReadOnlyList<IPerformanceOutput> _outputs;
    private readonly EventQueue _queue;
    private readonly BrushPositionTracker _positions;
    private readonly BarSchedule _bars;
    private long _firstFrame, _lastFrame;
    private long _lastBrush, _lastMusic;
    private TimeSpan _lastStep;
    private int _lastHeartbeat = -1;   // seconds

    /// <summary>Creates a performance that starts now.</summary>
    /// <param name="mel">The mel settings of brush and music.</param>
    /// <param name="calibration">The calibration of this stage.</param>
    /// <param name="displayFrame">The larger picture that the canvas source fills, or null.</param>
    /// <param name="perceiver">Processes canvas and brush.</param>
    /// <param name="chooser">Chooses excerpts.</param>
    /// <param name="musicPerceiver">Processes music; null for a performance without music.</param>
    /// <param name="control">The controls of the show.</param>
    /// <param name="outputs">Receive all events.</param>
    /// <param name="logger">Receives a message about each output that fails.</param>
    /// <param name="time">The session clock.</param>
    public PerformancePipeline(
        InputMels mel,
        StageCalibration calibration,
        DisplayFrame? displayFrame,
        CanvasAndBrushPerceiver perceiver,
        Chooser chooser,
        MusicPerceiver? musicPerceiver,
        ShowControl control,
        IReadOnlyList<IPerformanceOutput> outputs,
        ILogger<EventQueue> logger,
        TimeProvider time)
    {
        (_queue, Status) = (new EventQueue(logger), new PipelineStatus(time));
        (_perceiver, _chooser, _musicPerceiver, _control, _outputs, _time) = (perceiver, chooser, musicPerceiver, control, outputs, time);
        (Mel, _bars) = (mel.Brush, new BarSchedule(time));
        _brush = new BrushAnalyser(mel.Brush, this, time, calibration.Brush);
        _positions = new BrushPositionTracker(calibration.Microphones, OnPosition, time);
        _canvas = new CanvasAnalyser(time, calibration.Canvas, displayFrame);
        _music = new MusicAnalyser(mel.Music);
        _start = _lastBrush = _lastMusic = _lastFrame = time.GetTimestamp();
        _control.Changed += _queue.Wake;
    }

    /// <summary>The number of events that were dropped because an output was too slow.</summary>
    public long Dropped => _queue.Dropped;

    /// <summary>Whether the performance works. Thread-safe.</summary>
    public PipelineStatus Status { get; }

    /// <summary>The names of the outputs that failed and are disabled. Thread-safe.</summary>
    public IReadOnlyList<string> DisabledOutputs => _queue.DisabledOutputs;

    /// <summary>The beat of the music, for selections in bars; null if there is none. Set before the first step.</summary>
    public IBeatSource? Beat { get; set; }

    /// <summary>The start of the performance, which is the zero of all its times, in ticks of the session clock.</summary>
    public long StartTimestamp => _start;

    /// <summary>The time since the start of the performance.</summary>
    public TimeSpan Now => ToPerformanceTime(_time.GetTimestamp());

    /// <summary>Samples in a frame of the brush: 1, or the number of microphones.</summary>
    public int BrushChannels => _positions.Channels;

    /// <summary>Adds a block of brush sound. For one thread; does not allocate.</summary>
    /// <param name="samples">16 kHz: mono, or whole interleaved frames of <see cref="BrushChannels"/> samples.</param>
    /// <param name="timestamp">The arrival time of the last sample, in ticks.</param>
    public void AddBrush(ReadOnlySpan<float> samples, long timestamp)
    {
        if (BrushChannels == 1)
        {
            _brush.Process(samples, timestamp);
        }
        else
        {
            _positions.AddSound(samples, timestamp, _brush);
        }

        Interlocked.Exchange(ref _lastBrush, timestamp);
    }

    /// <summary>Adds a block of music. For one thread; does not allocate.</summary>
    public void AddMusic(ReadOnlySpan<float> samples, long timestamp)
    {
        _music.Process(samples);
        Interlocked.Exchange(ref _lastMusic, timestamp);
    }

    /// <summary>Adds a frame of the canvas. For one thread; does not allocate.</summary>
    public void AddFrame(ReadOnlySpan<byte> rgb, long timestamp)
    {
        Interlocked.CompareExchange(ref _firstFrame, timestamp + 1, 0);
        _canvas.AddFrame(rgb, timestamp);
        Interlocked.Exchange(ref _lastFrame, timestamp);
    }

    /// <summary>Applies a new calibration. Thread-safe.</summary>
    public void ApplyCalibration(StageCalibration calibration) =>
        (_brush.Range, _canvas.FlickerThreshold) = (calibration.Brush, calibration.Canvas.FlickerThreshold);

    /// <summary>Sets the proportions of the canvas, for the place of the brush. Thread-safe.</summary>
    /// <param name="aspect">Width divided by height.</param>
    public void SetCanvasAspect(double aspect) => _positions.SetAspect(aspect);

    /// <summary>Resets the analysis of the canvas after the corners changed. Thread-safe.</summary>
    public void ResetCanvas() => _canvas.Reset();

    /// <inheritdoc/>
    public bool IsCanvasSettled => _canvas.IsSettled;

    /// <inheritdoc/>
    public void HoldCanvas(bool isHeld) => _canvas.IsHeld = isHeld;

    /// <inheritdoc/>
    public void RealignCanvas() => _canvas.Realign();

    /// <summary>Reports the state of a source to the outputs. Thread-safe.</summary>
    public void Report(SourceReport report)
    {
        Status.Set(report);
        _queue.Post(new PerformanceEvent(PerformanceEventKind.Source, Now, Subject: report));
    }

    /// <summary>Reports an event of Ableton Live to the outputs. Thread-safe.</summary>
    public void Report(LiveReport report) => _queue.Post(new PerformanceEvent(PerformanceEventKind.Live, Now, Subject: report));

    /// <summary>Reports the beat of the music to the outputs. Thread-safe.</summary>
    public void Report(BeatEvent beat) => _queue.Post(new PerformanceEvent(PerformanceEventKind.Beat, Now, Subject: beat));

    /// <summary>Reports to the outputs how the corners fit the canvas. Thread-safe.</summary>
    public void Report(FramingReport report) => _queue.Post(new PerformanceEvent(PerformanceEventKind.Framing, Now, Subject: report));

    /// <summary>
    /// The time at which the current excerpt should end, or at which the selection for the next bar is due, if that is before the next regular step; null
    /// otherwise. A step at that time lets an excerpt end on an onset, and the newest brush count.
    /// </summary>
    public TimeSpan? NextStep => GetDue(_control.State.Choosing) is { } due && due > _lastStep && due < _lastStep + StepLength ? due : null;

    /// <summary>Runs one perception step: processes canvas, brush and music, selects, and measures congruity. For one thread.</summary>
    public void Step()
    {
        var start = _time.GetTimestamp();
        var now = _lastStep = ToPerformanceTime(start);
        var settings = _control.State.Choosing;
        var change = _perceiver.ProcessCanvas(_canvas, settings);
        var brush = _perceiver.ProcessBrush(_brush, settings);
        var activity = _brush.Activity;
        _positions.AddPicture(_canvas, change, start);
        _queue.Post(new PerformanceEvent(PerformanceEventKind.CanvasChanged, now, change));
        if (!ReferenceEquals(_features, _perceiver.Features))
        {
            _features = _perceiver.Features;
            _queue.Post(new PerformanceEvent(PerformanceEventKind.CanvasMeasured, now, Subject: _features));
        }

        if (IsLost(ref _lastBrush, now))
        {
            // The last sound of a lost microphone must not affect the selection.
            (brush, activity) = (Silence, NoActivity);
        }

        var canSelect = CanSelect(now);
        var bars = _bars.Find(Beat?.Timeline, settings.Bars, start);
        var next = (canSelect || _musicPerceiver is not null) && _control.Take(ControlTable.Next);
        if (canSelect && _chooser.Choose(_perceiver.Scores, brush, settings, now, next, activity, bars) is { } selection)
        {
            _queue.Post(new PerformanceEvent(PerformanceEventKind.Selected, now, Subject: selection));
        }

        if (bars is { IsDue: true } timing)
        {
            _bars.Record(timing.Next);
        }

        if (_musicPerceiver is not null)
        {
            ProcessMusic(_musicPerceiver, canSelect, next, now);
        }

        if ((int)now.TotalSeconds > _lastHeartbeat)
        {
            _lastHeartbeat = (int)now.TotalSeconds;
            _queue.Post(new PerformanceEvent(PerformanceEventKind.Heartbeat, now));
        }

        _queue.Post(new PerformanceEvent(PerformanceEventKind.Step, now, Subject: CreateReport(start)));
        Status.MarkStep();
        _bars.AddStep(_time.GetElapsedTime(start));
    }

    private TimeSpan? GetDue(ChoosingControls controls) => _bars.GetNextDue(Beat?.Timeline, controls.Bars, _time.GetTimestamp()) is { } due
        ? ToPerformanceTime(due)
        : _chooser.GetDwellEnd(controls);

    private void OnPosition(BrushPosition position, long timestamp) =>
        _queue.Post(new PerformanceEvent(PerformanceEventKind.Position, ToPerformanceTime(timestamp)) { Position = position });

    /// <inheritdoc/>
    public MelSettings Mel { get; }

    /// <inheritdoc/>
    public long CopyBrush(Span<float> picture) => _brush.CopyMelTo(picture);

    /// <inheritdoc/>
    public long CanvasFrameCount => _canvas.FrameCount;

    /// <inheritdoc/>
    public void CopyCanvas(Span<byte> rgb) => _canvas.CopySettled(rgb);

    /// <inheritdoc/>
    public void CopyDisplay(Span<byte> rgb) => _canvas.CopyDisplay(rgb);

    private StepReport CreateReport(long start)
    {
        var now = _time.GetTimestamp();
        return new StepReport(
            _time.GetElapsedTime(start, now),
            new SourceStatus(Age(ref _lastBrush), _brush.Summary.LevelDb, _brush.TakePeak()),
            new SourceStatus(Age(ref _lastFrame), null),
            _musicPerceiver is null ? null : new SourceStatus(Age(ref _lastMusic), _music.Summary.LevelDb),
            _perceiver.Coverage,
            _canvas.Flicker,
            Dropped);

        TimeSpan? Age(ref long last) =>
            Interlocked.Read(ref last) is var timestamp && timestamp != _start ? _time.GetElapsedTime(timestamp, now) : null;
    }

    /// <summary>Selects a painting for the music, and measures congruity as soon as the canvas can be used.</summary>
    private void ProcessMusic(MusicPerceiver perceiver, bool hasCanvas, bool next, TimeSpan now)
    {
        var state = _control.State;
        perceiver.ProcessMusic(_music, IsLost(ref _lastMusic, now));
        if (perceiver.Choose(state.Choosing, now, next) is { } selection)
        {
            _queue.Post(new PerformanceEvent(PerformanceEventKind.SelectedPainting, now, Subject: selection));
        }

        if (hasCanvas)
        {
            _queue.Post(new PerformanceEvent(
                PerformanceEventKind.Congruity, now, Subject: perceiver.Compare(_perceiver, state.CongruitySmoothing, now)));
        }
    }

    private bool IsLost(ref long last, TimeSpan now) => now - ToPerformanceTime(Interlocked.Read(ref last)) > LostAfter;

    /// <summary>Delivers all waiting events to the outputs. For one thread.</summary>
    public void DeliverEvents()
    {
        _queue.Deliver(_outputs, _control.State, Now);
        Status.MarkDelivery();
    }

    /// <summary>Delivers events until cancelled, and then the remaining ones. Blocks the calling thread.</summary>
    public void DeliverEventsUntil(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            _queue.Wait();
            DeliverEvents();
        }

        DeliverEvents();
    }

    /// <summary>
    /// Returns true if the canvas has settled, or if its first frame is more than 5 s old. The time limit is for a person who stands in front of the
    /// canvas from the start.
    /// </summary>
    private bool CanSelect(TimeSpan now) =>
        _canvas.IsSettled || (Interlocked.Read(ref _firstFrame) is > 0 and var first && now - ToPerformanceTime(first) > MaxSettlingTime);

    /// <inheritdoc/>
    public void OnFeatures(in BrushFeatures features) => _queue.Post(features);

    /// <inheritdoc/>
    public void OnOnset(float strength, long timestamp)
    {
        _positions.AddOnset(timestamp);
        _queue.Post(new PerformanceEvent(PerformanceEventKind.Onset, ToPerformanceTime(timestamp), strength));
    }

    /// <inheritdoc/>
    public void OnStroke(bool started, long timestamp)
    {
        _positions.SetStroke(started, timestamp);
        _queue.Post(new PerformanceEvent(started ? PerformanceEventKind.StrokeStarted : PerformanceEventKind.StrokeEnded, ToPerformanceTime(timestamp)));
    }

    /// <inheritdoc/>
    public void OnStrokeRead(in StrokeReading stroke, long timestamp) =>
        _queue.Post(new PerformanceEvent(PerformanceEventKind.StrokeRead, ToPerformanceTime(timestamp)) { Stroke = stroke });

    /// <inheritdoc/>
    public void Dispose()
    {
        _control.Changed -= _queue.Wake;
        _queue.Dispose();
    }

    private TimeSpan ToPerformanceTime(long timestamp) => _time.GetElapsedTime(_start, timestamp);
}
