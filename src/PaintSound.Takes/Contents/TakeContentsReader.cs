using PaintSound.Core.Choosing;
using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;

namespace PaintSound.Takes.Contents;

/// <summary>
/// Collects what happened in a take. It takes the records as they are: it needs neither library nor networks, and decides nothing again. For one thread.
/// </summary>
/// <param name="take">The take.</param>
/// <param name="strokeEnded">Called with the number of each stroke at its end, or where the take ends within it; in order.</param>
public sealed class TakeContentsReader(Take take, Action<int>? strokeEnded = null) : ITakeListener
{
    private readonly List<OnsetRecord> _onsets = [];
    private readonly List<TakeStroke> _strokes = [];
    private readonly List<TakeSelection> _selections = [];
    private readonly List<PaintingRecord> _paintings = [];
    private readonly List<CongruityRecord> _congruity = [];
    private TimeSpan? _start = take.IsTrimmed ? null : TimeSpan.Zero;
    private TimeSpan _end;
    private TakeStroke? _open;
    private ChoosingControls _choosing = take.Head.State.Choosing;
    private double? _tempo;
    private long _lost;

    /// <summary>Where the take begins, as far as it was read.</summary>
    public TimeSpan Start => _start ?? TimeSpan.Zero;

    /// <inheritdoc/>
    public void OnBrush(long at, ReadOnlySpan<float> samples) => Pass(take.Head.ToTime(at));

    /// <inheritdoc/>
    public void OnMusic(long at, ReadOnlySpan<float> samples) => Pass(take.Head.ToTime(at));

    /// <inheritdoc/>
    public void OnFrame(long at, ReadOnlySpan<byte> rgb) => Pass(take.Head.ToTime(at));

    /// <inheritdoc/>
    public void OnRecord(TakeRecord record)
    {
        switch (record)
        {
            case InputRecord input:
                Pass(take.Head.ToTime(input.At));
                Read(input);
                break;
            case GapRecord gap:
                _lost += gap.Lost;
                break;
            case EventRecord performanceEvent:
                Pass(performanceEvent.Time);
                Read(performanceEvent);
                break;
            default:
                break;
        }
    }

    /// <summary>Returns what was collected. Call it once, at the end of the take.</summary>
    public TakeContents Complete()
    {
        EndStroke(_end);
        return new TakeContents
        {
            Start = Start,
            End = _end > Start ? _end : Start,
            Onsets = _onsets,
            Strokes = _strokes,
            Selections = _selections,
            Paintings = _paintings,
            Congruity = _congruity,
            Tempo = _tempo,
            Lost = _lost,
        };
    }

    private void Pass(TimeSpan time)
    {
        _start ??= time;
        _end = time > _end ? time : _end;
    }

    private void Read(InputRecord record)
    {
        switch (record)
        {
            case ControlsRecord controls:
                _choosing = controls.State.Choosing;
                break;
            case StepRecord { Timeline.Tempo: > 0 and var tempo }:
                _tempo ??= tempo;
                break;
            default:
                break;
        }
    }

    private void Read(EventRecord record)
    {
        switch (record)
        {
            case OnsetRecord onset:
                _onsets.Add(onset);
                break;
            case StrokeRecord { IsStart: true }:
                EndStroke(record.Time);
                _open = new TakeStroke(_strokes.Count + 1, record.Time, record.Time, null, null);
                break;
            case StrokeRecord when _open is not null:
                EndStroke(record.Time);
                break;
            case StrokeKindRecord kind when _strokes.Count > 0 && _strokes[^1].End == kind.Time:
                _strokes[^1] = _strokes[^1] with { Reading = kind.Stroke };
                break;
            case PositionRecord position when _open is not null:
                _open = _open with { Position = position.Position };
                break;
            case SelectionRecord selection:
                _selections.Add(new TakeSelection(selection, _choosing));
                break;
            case PaintingRecord painting:
                _paintings.Add(painting);
                break;
            case CongruityRecord congruity:
                _congruity.Add(congruity);
                break;
            default:
                break;
        }
    }

    // A stroke without length was lost at the end of the take.
    private void EndStroke(TimeSpan end)
    {
        if (_open is not null && end > _open.Start)
        {
            _strokes.Add(_open with { End = end });
            strokeEnded?.Invoke(_open.Number);
        }

        _open = null;
    }
}
