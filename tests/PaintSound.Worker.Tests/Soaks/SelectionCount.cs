using PaintSound.Core.Choosing;
using PaintSound.Core.Events;

namespace PaintSound.Worker.Tests.Soaks;

/// <summary>Counts selections of music.</summary>
internal sealed class SelectionCount : IPerformanceOutput
{
    private int _selections;

    public string Name => "count";

    public int Selections => Volatile.Read(ref _selections);

    public void OnSelected(Selection selection) => Interlocked.Increment(ref _selections);
}
