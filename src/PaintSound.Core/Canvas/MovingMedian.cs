using System.Numerics;
using System.Runtime.InteropServices;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Holds the last frames of one camera, and computes the median and the spread of every value over them. Not thread-safe. Does not
/// allocate after the constructor.
/// </summary>
/// <remarks>Sorts many pixels at once: a vector holds the same pixels of one frame, and a sorting network of minima and maxima orders the frames.</remarks>
public sealed class MovingMedian
{
    private readonly byte[][] _window;
    private long _count;

    /// <summary>Creates an empty window.</summary>
    /// <param name="frames">The number of frames in the window, 4 to 64.</param>
    /// <param name="length">Values in a frame.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="frames"/> is not between 4 and 64.</exception>
    public MovingMedian(int frames, int length)
    {
        if (frames is < 4 or > 64)
        {
            throw new ArgumentOutOfRangeException(nameof(frames), frames, "The moving median needs 4 to 64 frames.");
        }

        // Round up to a whole number of vectors.
        var padded = (length + Vector<byte>.Count - 1) / Vector<byte>.Count * Vector<byte>.Count;
        _window = new byte[frames][];
        for (var n = 0; n < frames; n++)
        {
            _window[n] = new byte[padded];
        }

        Median = new byte[padded];
        Spread = new byte[padded];
    }

    /// <summary>True if the window is full.</summary>
    public bool IsFull => _count >= _window.Length;

    /// <summary>The median of every value over the window, as of the last <see cref="Update"/>.</summary>
    public byte[] Median { get; }

    /// <summary>
    /// The difference between the upper and the lower quartile of every value over the window, as of the last <see cref="Update"/>. A hand that
    /// is visible for less than a quarter of the window does not widen it.
    /// </summary>
    public byte[] Spread { get; }

    /// <summary>Removes all frames.</summary>
    public void Clear() => _count = 0;

    /// <summary>Returns the memory of the oldest frame, to be overwritten with the next one.</summary>
    /// <param name="length">Values in a frame.</param>
    /// <returns>The memory of the frame. Call <see cref="Update"/> after filling it.</returns>
    public Span<byte> GetNextFrame(int length) => _window[_count % _window.Length].AsSpan(0, length);

    /// <summary>Adds the frame that was written to <see cref="GetNextFrame"/>, and updates median and spread.</summary>
    /// <param name="lastFrames">How many of the last frames count, at most those in the window.</param>
    public void Update(int lastFrames = int.MaxValue)
    {
        _count++;
        var frames = (int)Math.Min(lastFrames, Math.Min(_count, _window.Length));
        var trim = frames / 4;
        var median = MemoryMarshal.Cast<byte, Vector<byte>>(Median.AsSpan());
        var spread = MemoryMarshal.Cast<byte, Vector<byte>>(Spread.AsSpan());
        Span<Vector<byte>> sorted = stackalloc Vector<byte>[frames];
        Span<int> indexes = stackalloc int[frames];
        for (var n = 0; n < frames; n++)
        {
            indexes[n] = (int)((_count - 1 - n) % _window.Length);
        }

        for (var v = 0; v < median.Length; v++)
        {
            for (var n = 0; n < frames; n++)
            {
                sorted[n] = new Vector<byte>(_window[indexes[n]], v * Vector<byte>.Count);
            }

            Sort(sorted);
            median[v] = sorted[frames / 2];
            spread[v] = sorted[frames - 1 - trim] - sorted[trim];
        }
    }

    private static void Sort(Span<Vector<byte>> values)
    {
        for (var end = values.Length - 1; end > 0; end--)
        {
            var largest = values[0];
            for (var n = 0; n < end; n++)
            {
                values[n] = Vector.Min(largest, values[n + 1]);
                largest = Vector.Max(largest, values[n + 1]);
            }

            values[end] = largest;
        }
    }
}
