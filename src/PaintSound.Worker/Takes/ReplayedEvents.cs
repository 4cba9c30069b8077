using PaintSound.Takes.Recording;
using PaintSound.Takes.Records;

namespace PaintSound.Worker.Takes;

/// <summary>Collects the events of a replay. For the thread that delivers them; read after its end.</summary>
internal sealed class ReplayedEvents
{
    private readonly List<EventRecord> _records = [];

    /// <summary>Creates the collection.</summary>
    public ReplayedEvents() => Output = new TakeEvents(Add);

    /// <summary>The output that receives the events.</summary>
    public TakeEvents Output { get; }

    /// <summary>The events, in order.</summary>
    public IReadOnlyList<EventRecord> Records => _records;

    private void Add(TakeRecord record)
    {
        if (record is EventRecord performanceEvent)
        {
            _records.Add(performanceEvent);
        }
    }
}
