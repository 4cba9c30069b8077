using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;

namespace PaintSound.Performance.Tests;

/// <summary>Keeps the events that a performance delivered.</summary>
internal sealed class RecordedEvents : IPerformanceOutput
{
    public List<Selection> Selections { get; } = [];

    public List<PaintingSelection> Paintings { get; } = [];

    public List<CongruityReading> Congruities { get; } = [];

    public List<SourceReport> Reports { get; } = [];

    public int Seed { get; set; } = 1;

    public List<BrushPosition> Positions { get; } = [];

    public List<TimeSpan> PositionTimes { get; } = [];

    public void OnPosition(TimeSpan at, in BrushPosition position)
    {
        Positions.Add(position);
        PositionTimes.Add(at);
    }

    public List<ShowState> States { get; } = [];

    public void OnControls(ShowState state) => States.Add(state);

    public float Level { get; private set; }

    public void OnBrush(in BrushFeatures features) => Level = features.Level;

    public int Onsets { get; private set; }

    public void OnOnset(TimeSpan at, float strength) => Onsets++;

    public void OnSelected(Selection selection) => Selections.Add(selection);

    public void OnSelected(PaintingSelection selection) => Paintings.Add(selection);

    public void OnCongruity(TimeSpan at, CongruityReading congruity) => Congruities.Add(congruity);

    public void OnSource(TimeSpan at, SourceReport report) => Reports.Add(report);
}
