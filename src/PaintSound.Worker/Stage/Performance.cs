using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Live.Doors;
using PaintSound.Web;
using PaintSound.Worker.Announce;

namespace PaintSound.Worker.Stage;

/// <summary>
/// The way through the house: brush, canvas and music -> perceive -> choose -> announce. It has no clock of its own: a live stage
/// calls it from the threads of its sources, a recording calls it step by step.
/// </summary>
internal sealed class Performance : IBrushListener, IBackstage, IDisposable
{
    /// <summary>From one perception step to the next.</summary>
    public static readonly TimeSpan StepLength = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(1);
    private static readonly BrushMoment Silence = new(Decibels.Silence, OnsetRate: 0, StrokeShare: 0);

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly BrushEar _ear;
    private readonly MusicEar _musicEar;
    private readonly CanvasEye _eye;
    private readonly Perceiver _perceiver;
    private readonly Chooser _chooser;
    private readonly Encounter? _encounter;
    private readonly Desk _desk;
    private readonly IReadOnlyList<IAnnouncer> _announcers;
    private readonly Outbox _outbox;
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
    /// <param name="complain">Told of an announcer that fails.</param>
    /// <param name="time">The session's clock.</param>
    public Performance(
        (MelSettings Brush, MelSettings Music) hearing,
        Senses senses,
        CloseUp? closeUp,
        Perceiver perceiver,
        Chooser chooser,
        Encounter? encounter,
        Desk desk,
        IReadOnlyList<IAnnouncer> announcers,
        Action<string> complain,
        TimeProvider time)
    {
        _outbox = new Outbox(complain);
        (_perceiver, _chooser, _encounter, _desk, _announcers, _time) = (perceiver, chooser, encounter, desk, announcers, time);
        Mel = hearing.Brush;
        _ear = new BrushEar(hearing.Brush, this, time, senses.Brush);
        _eye = new CanvasEye(time, senses.Canvas, closeUp);
        _musicEar = new MusicEar(hearing.Music);
        _start = _lastHeard = _lastMusic = _lastFrame = time.GetTimestamp();
        _desk.Changed += _outbox.Wake;
    }

    /// <summary>Announcements that were dropped because the announcers could not follow.</summary>
    public long Dropped => _outbox.Dropped;

    private TimeSpan Now => At(_time.GetTimestamp());

    /// <summary>Hears a block of brush. Called from one thread; allocates nothing.</summary>
    public void HearBrush(ReadOnlySpan<float> samples, long timestamp)
    {
        _ear.Hear(samples, timestamp);
        Interlocked.Exchange(ref _lastHeard, timestamp);
    }

    /// <summary>Hears a block of music. Called from one thread; allocates nothing.</summary>
    public void HearMusic(ReadOnlySpan<float> samples, long timestamp)
    {
        _musicEar.Hear(samples);
        Interlocked.Exchange(ref _lastMusic, timestamp);
    }

    /// <summary>Sees a frame of the canvas. Called from one thread; allocates nothing.</summary>
    public void SeeCanvas(ReadOnlySpan<byte> rgb, long timestamp)
    {
        Interlocked.CompareExchange(ref _firstFrame, timestamp + 1, 0);
        _eye.See(rgb, timestamp);
        Interlocked.Exchange(ref _lastFrame, timestamp);
    }

    /// <summary>Takes what was learned of the stage. From any thread.</summary>
    public void Learn(Senses senses) => (_ear.Range, _eye.Steady) = (senses.Brush, senses.Canvas.Steady);

    /// <summary>The canvas is seen between other corners: what was seen of it is forgotten. From any thread.</summary>
    public void BeginCanvasAnew() => _eye.BeginAnew();

    /// <summary>Passes a source's state on.</summary>
    public void Report(SourceReport report) => _outbox.Post(new Announcement(AnnouncementKind.Source, Now, Subject: report));

    /// <summary>Passes on what happened in Live.</summary>
    public void Report(LiveReport report) => _outbox.Post(new Announcement(AnnouncementKind.Live, Now, Subject: report));

    /// <summary>One perception step: looks, listens, chooses, compares. Called from one thread.</summary>
    public void Step()
    {
        var begun = _time.GetTimestamp();
        var now = At(begun);
        var settings = _desk.State.Choosing;
        var change = _perceiver.Look(_eye);
        var brush = _perceiver.Listen(_ear, settings);
        _outbox.Post(new Announcement(AnnouncementKind.Canvas, now, change));
        if (IsLost(ref _lastHeard, now))
        {
            // What a lost microphone heard last is no painting.
            brush = Silence;
        }

        var seen = HasSeen(now);
        var next = (seen || _encounter is not null) && _desk.TakeNext();
        if (seen && _chooser.Choose(_perceiver.Scores, brush, settings, now, next) is { } selection)
        {
            _outbox.Post(new Announcement(AnnouncementKind.Selected, now, Subject: selection));
        }

        if (_encounter is not null)
        {
            Meet(_encounter, seen, next, now);
        }

        if ((int)now.TotalSeconds > _seconds)
        {
            _seconds = (int)now.TotalSeconds;
            _outbox.Post(new Announcement(AnnouncementKind.Heartbeat, now));
        }

        _outbox.Post(new Announcement(AnnouncementKind.Step, now, Subject: Account(begun)));
    }

    /// <inheritdoc/>
    public MelSettings Mel { get; }

    /// <inheritdoc/>
    public long CopyBrush(Span<float> picture) => _ear.CopyMelTo(picture);

    /// <inheritdoc/>
    public long CanvasPictures => _eye.Pictures;

    /// <inheritdoc/>
    public void CopyCanvas(Span<byte> rgb) => _eye.CopySettled(rgb);

    /// <inheritdoc/>
    public void CopyCloseUp(Span<byte> rgb) => _eye.CopyCloseUp(rgb);

    private StepReport Account(long begun)
    {
        var now = _time.GetTimestamp();
        return new StepReport(
            _time.GetElapsedTime(begun, now),
            new SourcePulse(Age(ref _lastHeard), _ear.Moment.LevelDb, _ear.TakePeak()),
            new SourcePulse(Age(ref _lastFrame), null),
            _encounter is null ? null : new SourcePulse(Age(ref _lastMusic), _musicEar.Moment.LevelDb),
            _perceiver.Painted,
            _eye.Unrest,
            Dropped);

        TimeSpan? Age(ref long last) => Interlocked.Read(ref last) is var seen && seen != _start ? _time.GetElapsedTime(seen, now) : null;
    }

    /// <summary>The music meets the library's paintings, and the canvas once that has been seen.</summary>
    private void Meet(Encounter encounter, bool seen, bool next, TimeSpan now)
    {
        var state = _desk.State;
        encounter.Listen(_musicEar, IsLost(ref _lastMusic, now));
        if (encounter.Choose(state.Choosing, now, next) is { } selection)
        {
            _outbox.Post(new Announcement(AnnouncementKind.SelectedPainting, now, Subject: selection));
        }

        if (seen)
        {
            _outbox.Post(new Announcement(AnnouncementKind.Congruity, now, Subject: encounter.Compare(_perceiver, state.CongruitySmoothing, now)));
        }
    }

    private bool IsLost(ref long last, TimeSpan now) => now - At(Interlocked.Read(ref last)) > Lost;

    /// <summary>Announces what has happened until now.</summary>
    public void AnnounceNow() => _outbox.Announce(_announcers, _desk.State, Now);

    /// <summary>Announces what happens, as it happens, until cancelled, and then what is left. Keeps the calling thread.</summary>
    public void AnnounceUntil(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            _outbox.Wait();
            AnnounceNow();
        }

        AnnounceNow();
    }

    /// <summary>
    /// Nothing is chosen before the canvas has been seen at rest; but where somebody stands in front of it from the beginning,
    /// the music does not wait for ever.
    /// </summary>
    private bool HasSeen(TimeSpan now) =>
        _eye.IsSettled || (Interlocked.Read(ref _firstFrame) is > 0 and var first && now - At(first) > Patience);

    /// <inheritdoc/>
    public void Gesture(in BrushGesture gesture) => _outbox.Post(gesture);

    /// <inheritdoc/>
    public void Onset(float strength, long timestamp) =>
        _outbox.Post(new Announcement(AnnouncementKind.Onset, At(timestamp), strength));

    /// <inheritdoc/>
    public void Stroke(bool started, long timestamp) => _outbox.Post(
        new Announcement(started ? AnnouncementKind.StrokeBegan : AnnouncementKind.StrokeEnded, At(timestamp)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _desk.Changed -= _outbox.Wake;
        _outbox.Dispose();
    }

    private TimeSpan At(long timestamp) => _time.GetElapsedTime(_start, timestamp);
}
