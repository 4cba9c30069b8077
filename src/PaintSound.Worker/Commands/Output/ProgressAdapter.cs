namespace PaintSound.Worker.Commands.Output;

/// <summary>Passes progress on, where it is made, without a detour over another thread.</summary>
internal sealed class ProgressAdapter(Action<double, string> tell, string where) : IProgress<double>
{
    public void Report(double value) => tell(value, where);
}
