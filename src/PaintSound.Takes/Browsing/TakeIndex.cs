using PaintSound.Takes.Pictures;
using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Browsing;

/// <summary>What happened in a take, and where its sound and frames are, so that any moment of it can be read at once. Immutable after its creation.</summary>
public sealed class TakeIndex
{
    private readonly List<EventRecord> _events = [];
    private readonly List<ControlsRecord> _controls = [];
    private readonly List<PartIndex> _parts = [];

    private TakeIndex(Take take) => Take = take;

    /// <summary>The take.</summary>
    public Take Take { get; }

    /// <summary>The events, in order.</summary>
    public IReadOnlyList<EventRecord> Events => _events;

    /// <summary>Every change of the controls, in order.</summary>
    public IReadOnlyList<ControlsRecord> Controls => _controls;

    /// <summary>The first moment that is kept, in seconds from the start of the performance; 0 unless the beginning of a long performance was removed.</summary>
    public double StartSeconds { get; private set; }

    /// <summary>The end, in seconds from the start of the performance.</summary>
    public double EndSeconds { get; private set; }

    internal IReadOnlyList<PartIndex> Parts => _parts;

    /// <summary>Reads the journals of a take, up to where they are damaged.</summary>
    /// <param name="take">The take.</param>
    /// <param name="progress">Receives the share that was read, 0..1.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="TakeException">A file cannot be read.</exception>
    public static TakeIndex Create(Take take, Action<double> progress, CancellationToken stop)
    {
        TakeIndex index = new(take);
        try
        {
            for (var i = 0; i < take.Parts.Count; i++)
            {
                index.AddPart(take.Parts[i], stop);
                progress((i + 1.0) / take.Parts.Count);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TakeException($"The take {take.Folder} cannot be read: {e.Message}", e);
        }

        index.StartSeconds = index._parts.Select(part => part.Start).DefaultIfEmpty(0).Min() is var start and < double.MaxValue && take.IsTrimmed ? start : 0;
        return index;
    }

    /// <summary>Converts a time of the take's clock to seconds from the start of the performance.</summary>
    public double ToSeconds(long timestamp) => (timestamp - Take.Head.StartTimestamp) / (double)Take.Head.Frequency;

    private void AddPart(string folder, CancellationToken stop)
    {
        PartIndex part = new(folder);
        _parts.Add(part);
        using JournalReader journal = new(TakeFiles.OpenRead(Path.Combine(folder, TakeFiles.Journal)));
        using FrameFileReader canvas = new(TakeFiles.OpenRead(Path.Combine(folder, TakeFiles.Canvas)));
        while (journal.Read() is { } record)
        {
            stop.ThrowIfCancellationRequested();
            if (record is InputRecord input and (BrushRecord or MusicRecord or FrameRecord or StepRecord))
            {
                EndSeconds = ToSeconds(input.At);
                part.Start = Math.Min(part.Start, EndSeconds);
            }

            switch (record)
            {
                case BrushRecord block:
                    part.Brush.Add(ToSeconds(block.At), block.Frames);
                    break;
                case MusicRecord block:
                    part.Music.Add(ToSeconds(block.At), block.Frames);
                    break;
                case FrameRecord frame when canvas.PassOver() is { } place:
                    part.Frames.Add(new FrameTime(ToSeconds(frame.At), place));
                    break;
                case ControlsRecord controls:
                    _controls.Add(controls);
                    break;
                case EventRecord performanceEvent:
                    _events.Add(performanceEvent);
                    break;
                default:
                    // Nothing that can be shown.
                    break;
            }
        }
    }
}
