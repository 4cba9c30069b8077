namespace PaintSound.Worker.Commands.Output;

/// <summary>Reports progress on the calling thread, unlike <see cref="Progress{T}"/>, which uses another thread.</summary>
internal sealed class ProgressAdapter(Action<double, string> report, string detail) : IProgress<double>
{
    public void Report(double value) => report(value, detail);
}
