using PaintSound.Core.Beat;
using PaintSound.Core.Control;
using PaintSound.Core.Perception;
using PaintSound.Performance.Pipeline;
using PaintSound.Takes.Records;

namespace PaintSound.Takes.Replay;

/// <summary>
/// Plays a take through a performance, as fast as it is read or as its clock lets it. The performance gets the same inputs in the same order, so it decides the
/// same. While a step computes, the sound and the frames of the next one are analysed, side by side. For one thread.
/// </summary>
/// <param name="performance">The performance, with <paramref name="clock"/> and with the settings of the take.</param>
/// <param name="control">The controls of the performance.</param>
/// <param name="clock">The clock of the take.</param>
/// <param name="keepsControls">
/// True if the controls change as they did in the take, and nobody else can change a decision; false if the controls decide as they are, and of the take only Next is repeated: marks are those that are given now.
/// </param>
/// <param name="progress">Called with the position after every step.</param>
/// <param name="deliver">Delivers the events of the performance; null if the replay does.</param>
public sealed class TakeReplay(
    PerformancePipeline performance, ShowControl control, TakeTimeProvider clock, bool keepsControls, Action<TimeSpan> progress, Action? deliver = null) : ITakeListener
{
    private readonly List<EventRecord> _events = [];
    private readonly Action _deliver = deliver ?? performance.DeliverEvents;
    private ShowState _state = control.State;
    private BeatTimeline? _timeline;
    private SitePerception _remote = SitePerception.None;
    private Task _step = Task.CompletedTask;
    private Task _frames = Task.CompletedTask;

    /// <summary>The events that were recorded.</summary>
    public IReadOnlyList<EventRecord> Recorded => _events;

    /// <summary>Records that are missing in the take.</summary>
    public long Lost { get; private set; }

    /// <summary>The beat of the music at the last step; null if there was none. Thread-safe.</summary>
    public BeatTimeline? Timeline => Volatile.Read(ref _timeline);

    /// <summary>The position.</summary>
    public TimeSpan Position => performance.Now;

    /// <summary>Waits for the last step and delivers its events. Call it at the end of the take.</summary>
    public void Complete()
    {
        _step.GetAwaiter().GetResult();
        _deliver();
    }

    /// <inheritdoc/>
    public void OnBrush(long at, ReadOnlySpan<float> samples)
    {
        clock.MoveTo(at);
        performance.AddBrush(samples, at);
        _deliver();
    }

    /// <inheritdoc/>
    public void OnMusic(long at, ReadOnlySpan<float> samples)
    {
        clock.MoveTo(at);
        performance.AddMusic(samples, at);
    }

    /// <inheritdoc/>
    public void OnFrame(long at, ReadOnlySpan<byte> rgb)
    {
        clock.MoveTo(at);
        _frames = AddFrameAsync(_frames, rgb.ToArray(), at);
    }

    /// <inheritdoc/>
    public void OnRecord(TakeRecord record)
    {
        if (record is InputRecord input)
        {
            clock.MoveTo(input.At);
        }

        switch (record)
        {
            case CommandRecord command:
                _frames.GetAwaiter().GetResult();
                performance.Execute(command.Command);
                break;
            case SourceRecord source:
                performance.Report(source.Report);
                break;
            case FramingRecord framing:
                performance.Report(framing.Report);
                break;
            case ControlsRecord controls when keepsControls:
                _state = controls.State;
                control.Replace(controls.State);
                break;
            case PerceptionRecord perception:
                _remote = perception.Apply(_remote);
                break;
            case StepRecord step:
                Complete();
                _frames.GetAwaiter().GetResult();
                Volatile.Write(ref _timeline, step.Timeline);
                var (state, next, mark) = keepsControls ? (_state, step.Next, step.Mark) : (control.State, control.Take(ControlTable.Next) || step.Next, control.TakeMark());
                _step = Task.Run(performance.Repeat(new StepInputs(step.At, state, next, step.Timeline, step.LastStep)
                {
                    Mark = mark,
                    IsFollowing = step.IsFollowing,
                    LaunchesFollowed = step.LaunchesFollowed,
                    Excerpts = step.Excerpts ?? [],
                    Paintings = step.Paintings ?? [],
                    Remote = _remote,
                }));
                progress(performance.Now);
                break;
            case GapRecord gap:
                Lost += gap.Lost;
                break;
            case EventRecord recorded:
                _events.Add(recorded);
                break;
            default:
                // Nothing that the performance depends on.
                break;
        }
    }

    private async Task AddFrameAsync(Task before, byte[] rgb, long at)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        performance.AddFrame(rgb, at);
    }
}
