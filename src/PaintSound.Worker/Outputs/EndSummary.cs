using Microsoft.Extensions.Hosting;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Events;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Outputs;

/// <summary>Counts selections and congruity, and prints them in one line when the performance has ended. It is an output until then.</summary>
/// <param name="output">Receives the line.</param>
internal sealed class EndSummary(TextWriter output) : IPerformanceOutput, IHostedService
{
    private readonly Dictionary<string, WorkCount> _works = new(StringComparer.Ordinal);
    private readonly HashSet<string> _paintings = new(StringComparer.Ordinal);
    private TimeSpan _end;
    private int _excerpts, _paintingSelections;
    private readonly MeanCongruity _congruity = new();

    /// <inheritdoc/>
    public string Name => "summary";

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        _excerpts++;
        var work = selection.Excerpt.Work;
        _works[work.Id] = new WorkCount(work.Title, _works.TryGetValue(work.Id, out var before) ? before.Times + 1 : 1);
    }

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection)
    {
        _paintingSelections++;
        _paintings.Add(selection.Painting.Id);
    }

    /// <inheritdoc/>
    public void OnCongruity(TimeSpan at, CongruityReading congruity) => _congruity.Add(congruity);

    /// <inheritdoc/>
    public void OnTick(TimeSpan now) => _end = now;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        output.WriteLine($"Ended after {(int)_end.TotalMinutes}:{_end.Seconds:00}. {Describe()}");
        return Task.CompletedTask;
    }

    private string Describe()
    {
        if (_excerpts + _paintingSelections == 0)
        {
            return "Nothing was selected.";
        }

        var often = _works.Values.MaxBy(work => work.Times);
        var music = often is null ? "No music" : $"{Quantity.Of(_excerpts, "excerpt")} of {Quantity.Of(_works.Count, "work")}" +
            (often.Times > 1 ? $" (most often {often.Title}, {often.Times} times)" : string.Empty);
        var paintings = _paintingSelections == 0 ? string.Empty
            : $" and {Quantity.Of(_paintingSelections, "painting")}{(_paintings.Count < _paintingSelections ? $" ({_paintings.Count} different)" : string.Empty)}";
        return $"{music}{paintings} selected.{CongruitySentence.Of(_congruity)}";
    }

    private sealed record WorkCount(string Title, int Times);
}
