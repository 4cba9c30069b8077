using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;

namespace PaintSound.Performance.Pipeline;

/// <summary>Of events that no output received, those that still hold: the newest selections, the look of the canvas, the states of sources and corners. For one thread.</summary>
internal sealed class LatestEvents
{
    private readonly Dictionary<object, PerformanceEvent> _events = [];

    /// <summary>Remembers an event in place of the one before, if it is of a kind that holds.</summary>
    public void Add(PerformanceEvent performanceEvent)
    {
        object? key = performanceEvent switch
        {
            { Kind: PerformanceEventKind.Selected or PerformanceEventKind.SelectedPainting or PerformanceEventKind.CanvasMeasured or PerformanceEventKind.Framing or PerformanceEventKind.Filtered } => performanceEvent.Kind,
            { Subject: SourceReport report } => report.Source,
            { Subject: LiveReport report } => report.Kind,
            _ => null,
        };
        if (key is not null)
        {
            _events[key] = performanceEvent;
        }
    }

    /// <summary>Posts the events in the order of their times, as if they happened now, and forgets them.</summary>
    /// <param name="queue">Receives them.</param>
    /// <param name="now">Time since the start of the performance.</param>
    public void PostTo(EventQueue queue, TimeSpan now)
    {
        foreach (var latest in _events.Values.OrderBy(performanceEvent => performanceEvent.At))
        {
            queue.Post(latest with
            {
                At = now,
                Subject = latest.Subject switch
                {
                    Selection selection => selection with { At = now },
                    PaintingSelection selection => selection with { At = now },
                    var subject => subject,
                },
            });
        }

        _events.Clear();
    }
}
