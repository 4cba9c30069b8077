using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;

namespace PaintSound.Takes.Contents;

/// <summary>Passes a take on to several listeners, each block, frame and record to the first of them first.</summary>
/// <param name="listeners">The listeners.</param>
public sealed class TakeListeners(IReadOnlyList<ITakeListener> listeners) : ITakeListener
{
    /// <inheritdoc/>
    public void OnBrush(long at, ReadOnlySpan<float> samples)
    {
        foreach (var listener in listeners)
        {
            listener.OnBrush(at, samples);
        }
    }

    /// <inheritdoc/>
    public void OnMusic(long at, ReadOnlySpan<float> samples)
    {
        foreach (var listener in listeners)
        {
            listener.OnMusic(at, samples);
        }
    }

    /// <inheritdoc/>
    public void OnFrame(long at, ReadOnlySpan<byte> rgb)
    {
        foreach (var listener in listeners)
        {
            listener.OnFrame(at, rgb);
        }
    }

    /// <inheritdoc/>
    public void OnRecord(TakeRecord record)
    {
        foreach (var listener in listeners)
        {
            listener.OnRecord(record);
        }
    }
}
