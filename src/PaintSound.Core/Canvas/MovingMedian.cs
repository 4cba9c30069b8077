using System.Numerics;
using System.Runtime.InteropServices;

namespace PaintSound.Core.Canvas;

/// <summary>
/// The last frames of a canvas, and for every value of a frame their median and their spread. State of one camera; not for two
/// threads; nothing allocates after the constructor.
/// </summary>
/// <remarks>Many pixels are sorted at once: one vector holds the same pixels of one frame, and a sorting network of minima and maxima orders the frames.</remarks>
public sealed class MovingMedian
{
    private readonly byte[][] _window;
    private long _count;

    /// <summary>Begins empty.</summary>
    /// <param name="frames">How many frames the window holds, 4 to 64.</param>
    /// <param name="length">Values in a frame.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is too short or too long.</exception>
    public MovingMedian(int frames, int length)
    {
        if (frames is < 4 or > 64)
        {
            throw new ArgumentOutOfRangeException(nameof(frames), frames, "The canvas's moving median takes 4 to 64 frames.");
        }

        // Room for a whole number of vectors.
        var padded = (length + Vector<byte>.Count - 1) / Vector<byte>.Count * Vector<byte>.Count;
        _window = new byte[frames][];
        for (var n = 0; n < frames; n++)
        {
            _window[n] = new byte[padded];
        }

        Median = new byte[padded];
        Spread = new byte[padded];
    }

    /// <summary>True once the window has been filled.</summary>
    public bool IsFull => _count >= _window.Length;

    /// <summary>The median of every value over the window, after <see cref="Update"/>.</summary>
    public byte[] Median { get; }

    /// <summary>
    /// From the lower to the upper quarter of the window. What is there for less than a quarter of the time, a hand that passes, widens
    /// it no more than it moves the median.
    /// </summary>
    public byte[] Spread { get; }

    /// <summary>Forgets all frames.</summary>
    public void Clear() => _count = 0;

    /// <summary>Where the next frame is to be written, in place of the oldest.</summary>
    /// <param name="length">Values in a frame.</param>
    /// <returns>The memory of the frame; call <see cref="Update"/> when it is filled.</returns>
    public Span<byte> Next(int length) => _window[_count % _window.Length].AsSpan(0, length);

    /// <summary>Takes the frame that was written to <see cref="Next"/>.</summary>
    public void Update()
    {
        _count++;
        var frames = (int)Math.Min(_count, _window.Length);
        var trim = frames / 4;
        var median = MemoryMarshal.Cast<byte, Vector<byte>>(Median.AsSpan());
        var spread = MemoryMarshal.Cast<byte, Vector<byte>>(Spread.AsSpan());
        Span<Vector<byte>> sorted = stackalloc Vector<byte>[frames];
        for (var v = 0; v < median.Length; v++)
        {
            for (var n = 0; n < frames; n++)
            {
                sorted[n] = new Vector<byte>(_window[n], v * Vector<byte>.Count);
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
