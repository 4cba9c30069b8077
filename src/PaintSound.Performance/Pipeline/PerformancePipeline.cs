using Microsoft.Extensions.Logging;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Music;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// The way through the house: brush, canvas and music -> perceive -> choose -> announce. It has no clock of its own: a live stage
/// calls it from the threads of its sources, a recording calls it step by step.
/// </summary>
public sealed class PerformancePipeline : IBrushListener, IPreviewSource, IDisposable
{
    /// <summary>From one perception step to the next.</summary>
    public static readonly TimeSpan StepLength = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(1);
    private static readonly BrushSummary Silence = new(Decibels.Silence, OnsetRate: 0, StrokeShare: 0);

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly BrushAnalyser _ear;
    private readonly MusicAnalyser _musicEar;
    private readonly CanvasAnalyser _eye;
    private readonly CanvasAndBrushPerceiver _perceiver;
    private readonly Chooser _chooser;
    private readonly MusicPerceiver? _encounter;
    private readonly ShowControl _desk;
    private readonly IReadOnlyList<IPerformanceOutput> _announcers;
    private readonly EventQueue _outbox;
    private long _firstFrame, _lastFrame;
    private long _lastHeard, _lastMusic;
    private int _seconds = -1;

    /// <summary>Begins.</summary>
    /// <param name="hearing">How brush and music are heard.</param>
    /// <param name="senses">What was learned of this stage.</param>
    /// <param name="closeUp">The canvas larger than its frames, or null.</param>
    /// <param name="perceiver">Looks and listens.</param>
    /// <param name="chooser">Chooses music.</param>
    /// <param name="encounter">Where music meets pictures; null where nobody plays music.</param>
    /// <param name="desk">How the controls stand.</param>
    /// <param name="announcers">Told of everything.</param>
    /// <param name="logger">Receives a message about each output that fails.</param>
    /// <param name="time">The session's clock.</param>
    public PerformancePipeline(
        (MelSettings Brush, MelSettings Music) hearing,
        StageCalibration senses,
        DisplayFrame? closeUp,
        CanvasAndBrushPerceiver perceiver,
        Chooser chooser,
        MusicPerceiver? encounter,
        ShowControl desk,
        IReadOnlyList<IPerformanceOutput> announcers,
        ILogger<EventQueue> logger,
        TimeProvider time)
    {
        (_outbox, Status) = (new EventQueue(logger), new PipelineStatus(time));
        (_perceiver, _chooser, _encounter, _desk, _announcers, _time) = (perceiver, chooser, encounter, desk, announcers, time);
        Mel = hearing.Brush;
        _ear = new BrushAnalyser(hearing.Brush, this, time, senses.Brush);
        _eye = new CanvasAnalyser(time, senses.Canvas, closeUp);
        _musicEar = new MusicAnalyser(hearing.Music);
        _start = _lastHeard = _lastMusic = _lastFrame = time.GetTimestamp();
        _desk.Changed += _outbox.Wake;
    }

    /// <summary>Announcements that were dropped because the announcers could not follow.</summary>
    public long Dropped => _outbox.Dropped;

    /// <summary>Tells whether the performance works.</summary>
    public PipelineStatus Status { get; }

    /// <summary>The names of the outputs that failed and are disabled.</summary>
    public IReadOnlyList<string> DisabledOutputs => _outbox.DisabledOutputs;

    private TimeSpan Now => At(_time.GetTimestamp());

    /// <summary>Hears a block of brush. Called from one thread; allocates nothing.</summary>
    public void AddBrush(ReadOnlySpan<float> samples, long timestamp)
    {
        _ear.Process(samples, timestamp);
        Interlocked.Exchange(ref _lastHeard, timestamp);
    }

    /// <summary>Hears a block of music. Called from one thread; allocates nothing.</summary>
    public void AddMusic(ReadOnlySpan<float> samples, long timestamp)
    {
        _musicEar.Process(samples);
        Interlocked.Exchange(ref _lastMusic, timestamp);
    }

    /// <summary>Sees a frame of the canvas. Called from one thread; allocates nothing.</summary>
    public void AddFrame(ReadOnlySpan<byte> rgb, long timestamp)
    {
        Interlocked.CompareExchange(ref _firstFrame, timestamp + 1, 0);
        _eye.AddFrame(rgb, timestamp);
        Interlocked.Exchange(ref _lastFrame, timestamp);
    }

    /// <summary>Takes what was learned of the stage. From any thread.</summary>
    public void ApplyCalibration(StageCalibration senses) => (_ear.Range, _eye.FlickerThreshold) = (senses.Brush, senses.Canvas.FlickerThreshold);

    /// <summary>The canvas is seen between other corners: what was seen of it is forgotten. From any thread.</summary>
    public void ResetCanvas() => _eye.Reset();

    /// <summary>Passes a source's state on.</summary>
    public void Report(SourceReport report)
    {
        Status.Set(report);
        _outbox.Post(new PerformanceEvent(PerformanceEventKind.Source, Now, Subject: report));
    }

    /// <summary>Passes on what happened in Live.</summary>
    public void Report(LiveReport report) => _outbox.Post(new PerformanceEvent(PerformanceEventKind.Live, Now, Subject: report));

    /// <summary>One perception step: looks, listens, chooses, compares. Called from one thread.</summary>
    public void Step()
    {
        var begun = _time.GetTimestamp();
        var now = At(begun);
        var settings = _desk.State.Choosing;
        var change = _perceiver.ProcessCanvas(_eye);
        var brush = _perceiver.ProcessBrush(_ear, settings);
        _outbox.Post(new PerformanceEvent(PerformanceEventKind.CanvasChanged, now, change));
        if (IsLost(ref _lastHeard, now))
        {
            // What a lost microphone heard last is no painting.
            brush = Silence;
        }

        var seen = HasSeen(now);
        var next = (seen || _encounter is not null) && _desk.Take(ControlTable.Next);
        if (seen && _chooser.Choose(_perceiver.Scores, brush, settings, now, next) is { } selection)
        {
            _outbox.Post(new PerformanceEvent(PerformanceEventKind.Selected, now, Subject: selection));
        }

        if (_encounter is not null)
        {
            Meet(_encounter, seen, next, now);
        }

        if ((int)now.TotalSeconds > _seconds)
        {
            _seconds = (int)now.TotalSeconds;
            _outbox.Post(new PerformanceEvent(PerformanceEventKind.Heartbeat, now));
        }

        _outbox.Post(new PerformanceEvent(PerformanceEventKind.Step, now, Subject: Account(begun)));
        Status.MarkStep();
    }

    /// <inheritdoc/>
    public MelSettings Mel { get; }

    /// <inheritdoc/>
    public long CopyBrush(Span<float> picture) => _ear.CopyMelTo(picture);

    /// <inheritdoc/>
    public long CanvasFrameCount => _eye.FrameCount;

    /// <inheritdoc/>
    public void CopyCanvas(Span<byte> rgb) => _eye.CopySettled(rgb);

    /// <inheritdoc/>
    public void CopyDisplay(Span<byte> rgb) => _eye.CopyDisplay(rgb);

    private StepReport Account(long begun)
    {
        var now = _time.GetTimestamp();
        return new StepReport(
            _time.GetElapsedTime(begun, now),
            new SourceStatus(Age(ref _lastHeard), _ear.Summary.LevelDb, _ear.TakePeak()),
            new SourceStatus(Age(ref _lastFrame), null),
            _encounter is null ? null : new SourceStatus(Age(ref _lastMusic), _musicEar.Summary.LevelDb),
            _perceiver.Coverage,
            _eye.Flicker,
            Dropped);

        TimeSpan? Age(ref long last) => Interlocked.Read(ref last) is var seen && seen != _start ? _time.GetElapsedTime(seen, now) : null;
    }

    /// <summary>The music meets the library's paintings, and the canvas once that has been seen.</summary>
    private void Meet(MusicPerceiver encounter, bool seen, bool next, TimeSpan now)
    {
        var state = _desk.State;
        encounter.ProcessMusic(_musicEar, IsLost(ref _lastMusic, now));
        if (encounter.Choose(state.Choosing, now, next) is { } selection)
        {
            _outbox.Post(new PerformanceEvent(PerformanceEventKind.SelectedPainting, now, Subject: selection));
        }

        if (seen)
        {
            _outbox.Post(new PerformanceEvent(PerformanceEventKind.Congruity, now, Subject: encounter.Compare(_perceiver, state.CongruitySmoothing, now)));
        }
    }

    private bool IsLost(ref long last, TimeSpan now) => now - At(Interlocked.Read(ref last)) > Lost;

    /// <summary>Announces what has happened until now.</summary>
    public void DeliverEvents()
    {
        _outbox.Deliver(_announcers, _desk.State, Now);
        Status.MarkDelivery();
    }

    /// <summary>Announces what happens, as it happens, until cancelled, and then what is left. Keeps the calling thread.</summary>
    public void DeliverEventsUntil(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            _outbox.Wait();
            DeliverEvents();
        }

        DeliverEvents();
    }

    /// <summary>
    /// Nothing is chosen before the canvas has been seen at rest; but where somebody stands in front of it from the beginning,
    /// the music does not wait for ever.
    /// </summary>
    private bool HasSeen(TimeSpan now) =>
        _eye.IsSettled || (Interlocked.Read(ref _firstFrame) is > 0 and var first && now - At(first) > Patience);

    /// <inheritdoc/>
    public void Features(in BrushFeatures gesture) => _outbox.Post(gesture);

    /// <inheritdoc/>
    public void Onset(float strength, long timestamp) =>
        _outbox.Post(new PerformanceEvent(PerformanceEventKind.Onset, At(timestamp), strength));

    /// <inheritdoc/>
    public void Stroke(bool started, long timestamp) => _outbox.Post(
        new PerformanceEvent(started ? PerformanceEventKind.StrokeStarted : PerformanceEventKind.StrokeEnded, At(timestamp)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _desk.Changed -= _outbox.Wake;
        _outbox.Dispose();
    }

    private TimeSpan At(long timestamp) => _time.GetElapsedTime(_start, timestamp);
}
