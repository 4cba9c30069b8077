using Microsoft.Extensions.Logging;
using PaintSound.Core.Beat;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Framing;
using PaintSound.Core.Music;
using PaintSound.Core.Perception;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Connects brush, canvas and music to perception, selection and outputs. It has no clock of its own: a real-time performance calls it from the
/// threads of its sources, an offline performance calls it step by step, and a replay calls it as its journal says.
/// </summary>
/// <remarks>
/// A step reads all inputs at one moment, and computes from them alone. So the sound and the frames before each step, and its
/// <see cref="StepInputs"/>, determine everything that the performance selects.
/// </remarks>
public sealed class PerformancePipeline : IBrushListener, IPreviewSource, IFollowedCanvas, IDisposable
{
    /// <summary>The time between two perception steps.</summary>
    public static readonly TimeSpan StepLength = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan MaxSettlingTime = TimeSpan.FromSeconds(5);
    private static readonly BrushSummary Silence = new(Decibels.Silence, OnsetRate: 0, StrokeShare: 0);
    private static readonly BrushActivity NoActivity = new(Decibels.Silence, OnsetRate: 0, SecondsSinceStroke: 4);

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly BrushAnalyser _brush;
    private readonly MusicAnalyser _music;
    private readonly CanvasAnalyser _canvas;
    private readonly CanvasAndBrushPerceiver _perceiver;
    private readonly StepDecider _decider;
    private readonly MusicPerceiver? _musicPerceiver;
    private readonly ShowControl _control;
    private readonly IReadOnlyList<IPerformanceOutput> _outputs;
    private readonly EventQueue _queue;
    private readonly LatestEvents _latest = new();
    private readonly BrushPositionTracker _positions;
    private readonly SourceTimes _times;
    private readonly FollowedSelections _followed = new();
    private volatile bool _isFollowing;
    private volatile SitePerception _remote = SitePerception.None;
    private readonly Lock _canvasLock = new(), _brushLock = new(), _musicLock = new();   // taken in this order
    private TimeSpan _lastStep;   // how long it took

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
    /// <param name="start">The start of the performance in ticks of the clock; null for now. Another worker has begun a performance that this one follows.</param>
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
        TimeProvider time,
        long? start = null)
    {
        (_queue, Status) = (new EventQueue(logger), new PipelineStatus(time));
        (_perceiver, _musicPerceiver, _control, _outputs, _time) = (perceiver, musicPerceiver, control, outputs, time);
        Mel = mel.Brush;
        _brush = new BrushAnalyser(mel.Brush, this, time, calibration.Brush) { LoudspeakerDb = calibration.LoudspeakerDb };
        _positions = new BrushPositionTracker(calibration.Microphones, OnPosition, time);
        _canvas = new CanvasAnalyser(time, calibration.Canvas, displayFrame);
        _music = new MusicAnalyser(mel.Music);
        _start = start ?? time.GetTimestamp();
        _times = new SourceTimes(time, _start);
        _decider = new StepDecider(perceiver, chooser, musicPerceiver, _queue, time, _start);
        _control.Changed += _queue.Wake;
        Request = new StepRequest(control);
    }

    /// <summary>The number of events that were dropped because an output was too slow.</summary>
    public long Dropped => _queue.Dropped;

    /// <summary>Whether the performance works. Thread-safe.</summary>
    public PipelineStatus Status { get; }

    /// <summary>The names of the outputs that failed and are disabled. Thread-safe.</summary>
    public IReadOnlyList<string> DisabledOutputs => _queue.DisabledOutputs;

    /// <summary>The beat of the music, for selections in bars; null if there is none. Set before the first step.</summary>
    public IBeatSource? Beat { get; set; }

    /// <summary>
    /// True while another worker selects: this one analyses, and takes over the selections of <see cref="Follow(FollowedSelection)"/>. Thread-safe; takes
    /// effect with the next step.
    /// </summary>
    public bool IsFollowing
    {
        get => _isFollowing;
        set => _isFollowing = value;
    }

    /// <summary>True to launch what another worker selects here, too: both are on stages of their own. Set before the first step.</summary>
    public bool LaunchesFollowed { get; set; }

    /// <summary>
    /// What this worker perceives of its own sources, with each step: of the canvas only if it has changed. Null if nobody needs it. Called by the thread of the steps; must not
    /// wait. Set before the first step.
    /// </summary>
    public Action<SitePerception>? Perceived { get; set; }

    /// <summary>Tells when the artist asks for a selection, which a step should answer at once.</summary>
    public StepRequest Request { get; }

    /// <summary>Keeps what the performance depends on; null if nothing does. Set before the first input.</summary>
    public IPipelineJournal? Journal { get; set; }

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
        lock (_brushLock)
        {
            samples = Journal is { } journal ? journal.AddBrush(samples, timestamp) : samples;
            if (BrushChannels == 1)
            {
                _brush.Process(samples, timestamp);
            }
            else
            {
                _positions.AddSound(samples, timestamp, _brush);
            }

            _times.Mark(SourceKind.Brush, timestamp);
        }
    }

    /// <summary>Adds a block of music. For one thread; does not allocate.</summary>
    public void AddMusic(ReadOnlySpan<float> samples, long timestamp)
    {
        lock (_musicLock)
        {
            _music.Process(Journal is { } journal ? journal.AddMusic(samples, timestamp) : samples);
            _times.Mark(SourceKind.Music, timestamp);
        }
    }

    /// <summary>Adds a frame of the canvas. For one thread; does not allocate.</summary>
    public void AddFrame(ReadOnlySpan<byte> rgb, long timestamp)
    {
        lock (_canvasLock)
        {
            Journal?.AddFrame(rgb, timestamp);
            _canvas.AddFrame(rgb, timestamp);
            _times.Mark(SourceKind.Canvas, timestamp);
        }
    }

    /// <summary>Applies the brush range and the flicker threshold of a new calibration. Thread-safe.</summary>
    public void ApplyCalibration(StageCalibration calibration) => Execute(new PipelineCommand(
        PipelineCommandKind.Calibrate, calibration.Brush.QuietDb, calibration.Brush.LoudDb, calibration.Canvas.FlickerThreshold));

    /// <summary>Sets the loudest level of loudspeakers at the contact microphone. Thread-safe.</summary>
    /// <param name="levelDb">The level in dB; see <see cref="BrushAnalyser.LoudspeakerDb"/>.</param>
    public void SetLoudspeakers(float levelDb) => Execute(new PipelineCommand(PipelineCommandKind.SetLoudspeakers, levelDb));

    /// <summary>Sets the proportions of the canvas, for the place of the brush. Thread-safe.</summary>
    /// <param name="aspect">Width divided by height.</param>
    public void SetCanvasAspect(double aspect) => Execute(new PipelineCommand(PipelineCommandKind.SetAspect, aspect));

    /// <summary>Resets the analysis of the canvas after the corners changed. Thread-safe.</summary>
    public void ResetCanvas() => Execute(new PipelineCommand(PipelineCommandKind.ResetCanvas));

    /// <inheritdoc/>
    public bool IsCanvasSettled => _canvas.IsSettled;

    /// <inheritdoc/>
    public void HoldCanvas(bool isHeld)
    {
        if (_canvas.IsHeld != isHeld)
        {
            Execute(new PipelineCommand(isHeld ? PipelineCommandKind.HoldCanvas : PipelineCommandKind.ReleaseCanvas));
        }
    }

    /// <inheritdoc/>
    public void RealignCanvas() => Execute(new PipelineCommand(PipelineCommandKind.RealignCanvas));

    /// <summary>Carries out a command to the analysis. Thread-safe.</summary>
    public void Execute(PipelineCommand command)
    {
        lock (_canvasLock)
        {
            lock (_brushLock)
            {
                Journal?.AddCommand(command, _time.GetTimestamp());
                switch (command.Kind)
                {
                    case PipelineCommandKind.ResetCanvas:
                        _canvas.Reset();
                        break;
                    case PipelineCommandKind.HoldCanvas:
                    case PipelineCommandKind.ReleaseCanvas:
                        _canvas.IsHeld = command.Kind == PipelineCommandKind.HoldCanvas;
                        break;
                    case PipelineCommandKind.RealignCanvas:
                        _canvas.Realign();
                        break;
                    case PipelineCommandKind.SetAspect:
                        _positions.SetAspect(command.First);
                        break;
                    case PipelineCommandKind.Calibrate:
                        _brush.Range = new BrushRange((float)command.First, (float)command.Second);
                        _canvas.FlickerThreshold = (int)command.Third;
                        break;
                    case PipelineCommandKind.SetLoudspeakers:
                        _brush.LoudspeakerDb = (float)command.First;
                        break;
                    default:
                        throw new InvalidOperationException($"There is no command {command.Kind}.");
                }
            }
        }
    }

    /// <summary>Reports the state of a source to the outputs. Thread-safe.</summary>
    public void Report(SourceReport report)
    {
        var timestamp = _time.GetTimestamp();
        Journal?.AddReport(report, timestamp);
        Status.Set(report);
        _queue.Post(new PerformanceEvent(PerformanceEventKind.Source, ToPerformanceTime(timestamp), Subject: report));
    }

    /// <summary>Reports an event of Ableton Live to the outputs. Thread-safe.</summary>
    public void Report(LiveReport report) => _queue.Post(new PerformanceEvent(PerformanceEventKind.Live, Now, Subject: report));

    /// <summary>Reports the beat of the music to the outputs. Thread-safe.</summary>
    public void Report(BeatEvent beat) => _queue.Post(new PerformanceEvent(PerformanceEventKind.Beat, Now, Subject: beat));

    /// <summary>Takes over a selection of another worker with the next step, which comes at once. Thread-safe.</summary>
    public void Follow(FollowedSelection selection)
    {
        _followed.Add(selection);
        Request.Press();
    }

    /// <inheritdoc cref="Follow(FollowedSelection)"/>
    public void Follow(FollowedPainting painting)
    {
        _followed.Add(painting);
        Request.Press();
    }

    /// <summary>Lets the next steps use what other sites perceive, in place of this worker's own sources. Thread-safe.</summary>
    /// <param name="remote">What they perceive. Parts that are null come from this worker's sources.</param>
    /// <returns>False if the other sites have other networks; nothing changes then.</returns>
    public bool SetRemote(SitePerception remote)
    {
        if (!_perceiver.Fits(remote) || (remote.Music is { } music && _musicPerceiver?.Fits(music) == false))
        {
            return false;
        }

        _remote = remote;
        return true;
    }

    /// <summary>Tells the outputs that this worker sends from now on, in place of another one. Thread-safe.</summary>
    public void ReportTakeover() => _queue.Post(new PerformanceEvent(PerformanceEventKind.Takeover, Now));

    /// <summary>Reports to the outputs how the corners fit the canvas. Thread-safe.</summary>
    public void Report(FramingReport report)
    {
        var timestamp = _time.GetTimestamp();
        Journal?.AddReport(report, timestamp);
        _queue.Post(new PerformanceEvent(PerformanceEventKind.Framing, ToPerformanceTime(timestamp), Subject: report));
    }

    /// <summary>
    /// The time at which the current excerpt should end, or at which the selection for the next bar is due, if that is before the next regular step; null
    /// otherwise. A step at that time lets an excerpt end on an onset, and the newest brush count.
    /// </summary>
    public TimeSpan? NextStep => _decider.GetNext(Beat?.Timeline, _control.State.Choosing);

    /// <summary>Runs one perception step: processes canvas, brush and music, selects, and measures congruity. For one thread.</summary>
    public void Step()
    {
        StepInputs inputs;
        StepReading reading;
        lock (_canvasLock)
        {
            lock (_brushLock)
            {
                lock (_musicLock)
                {
                    var start = _time.GetTimestamp();
                    var canSelect = _remote.Canvas?.CanSelect ?? CanSelect(start);
                    var next = (canSelect || _musicPerceiver is not null) && _control.Take(ControlTable.Next);
                    inputs = new StepInputs(start, _control.State, next, Beat?.Timeline, _lastStep)
                    {
                        Mark = canSelect ? _control.TakeMark() : null,
                        IsFollowing = _isFollowing,
                        LaunchesFollowed = LaunchesFollowed,
                        Excerpts = _followed.TakeExcerpts(),
                        Paintings = _followed.TakePaintings(),
                        Remote = _remote,
                    };
                    Journal?.AddStep(inputs);
                    reading = Read(inputs);
                }
            }
        }

        _decider.Decide(inputs, reading);
        Status.MarkStep();
        Perceived?.Invoke(_decider.Perceive(inputs, reading));
        _lastStep = _time.GetElapsedTime(inputs.Timestamp);
        _decider.AddStep(_lastStep);
    }

    /// <summary>Begins a perception step of a journal again: reads its inputs. For the thread that adds sound and frames.</summary>
    /// <param name="inputs">The inputs of the step.</param>
    /// <returns>The rest of the step. It may run on another thread, while more sound and frames are added, but must end before the next step.</returns>
    public Action Repeat(StepInputs inputs)
    {
        _decider.AddStep(inputs.LastStep);
        var reading = Read(inputs);
        return () =>
        {
            _decider.Decide(inputs, reading);
            Status.MarkStep();
        };
    }

    /// <summary>Copies what the step needs from the analysers.</summary>
    private StepReading Read(StepInputs inputs)
    {
        var now = inputs.Timestamp;
        var (canvas, brush, music) = (inputs.Remote.Canvas, inputs.Remote.Brush, inputs.Remote.Music);
        var change = canvas is null ? _perceiver.ReadCanvas(_canvas) : _perceiver.ReadCanvas(canvas);
        var summary = brush is null ? _perceiver.ReadBrush(_brush) : _perceiver.ReadBrush(brush);
        var isBrushLost = brush is null && _times.IsLost(SourceKind.Brush, now);
        if (music is null)
        {
            _musicPerceiver?.ReadMusic(_music, _times.IsLost(SourceKind.Music, now));
        }
        else
        {
            _musicPerceiver?.ReadMusic(music);
        }

        _positions.AddPicture(_canvas, change, now);

        // The last sound of a lost microphone must not affect the selection.
        return new StepReading(
            change,
            isBrushLost ? Silence : summary,
            isBrushLost ? NoActivity : brush?.Activity ?? _brush.Activity,
            canvas?.CanSelect ?? CanSelect(now),
            new SourceStatus(brush is null ? _times.GetAge(SourceKind.Brush, now) : TimeSpan.Zero, summary.LevelDb, _brush.TakePeak()),
            new SourceStatus(canvas is null ? _times.GetAge(SourceKind.Canvas, now) : TimeSpan.Zero, null),
            _musicPerceiver is null ? null : new SourceStatus(music is null ? _times.GetAge(SourceKind.Music, now) : TimeSpan.Zero, music?.Summary.LevelDb ?? _music.Summary.LevelDb),
            _canvas.Flicker);
    }

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

    /// <summary>Delivers all waiting events to the outputs. For one thread.</summary>
    public void DeliverEvents()
    {
        _queue.Deliver(_outputs, _control.State, Now);
        Status.MarkDelivery();
    }

    /// <summary>Removes all waiting events without delivering them, and remembers what still holds. For the thread that otherwise delivers.</summary>
    public void PassOverEvents() => _queue.PassOver(_latest.Add);

    /// <summary>Queues what still holds of the events that were passed over, such as the newest selection, as if it happened now.</summary>
    public void PostLatestEvents() => _latest.PostTo(_queue, Now);

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
    private bool CanSelect(long now) => _canvas.IsSettled || _times.GetCanvasTime(now) > MaxSettlingTime;

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
        Request.Dispose();
        _queue.Dispose();
    }

    private TimeSpan ToPerformanceTime(long timestamp) => _time.GetElapsedTime(_start, timestamp);
}
