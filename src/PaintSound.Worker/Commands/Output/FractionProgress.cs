namespace PaintSound.Worker.Commands.Output;

/// <summary>Passes the fraction of work that is done on to a progress display.</summary>
/// <param name="report">Receives the fraction, 0..1, and the detail.</param>
/// <param name="detail">What is counted, such as <c>excerpts</c>.</param>
internal sealed class FractionProgress(Action<double, string> report, string detail) : IProgress<double>
{
    public void Report(double value) => report(value, detail);
}
