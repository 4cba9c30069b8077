using System.Globalization;
using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;

namespace PaintSound.Worker.Takes.Export;

/// <summary>Reports the position in a take at each step.</summary>
/// <param name="head">The head of the take.</param>
/// <param name="report">Receives the position in words.</param>
internal sealed class ReadProgress(TakeHead head, Action<string> report) : ITakeListener
{
    /// <inheritdoc/>
    public void OnBrush(long at, ReadOnlySpan<float> samples)
    {
        // Too often.
    }

    /// <inheritdoc/>
    public void OnMusic(long at, ReadOnlySpan<float> samples)
    {
        // Too often.
    }

    /// <inheritdoc/>
    public void OnFrame(long at, ReadOnlySpan<byte> rgb)
    {
        // Too often.
    }

    /// <inheritdoc/>
    public void OnRecord(TakeRecord record)
    {
        if (record is StepRecord step)
        {
            report(string.Create(CultureInfo.InvariantCulture, $"{head.ToTime(step.At):h\\:mm\\:ss}"));
        }
    }
}
