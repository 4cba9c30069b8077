namespace PaintSound.Web.Takes;

/// <summary>A recorded performance, of which any moment can be read at once. Times are seconds from the start of the performance. Thread-safe.</summary>
public interface ITakeBrowser
{
    /// <summary>What the page needs to know at first: the events of the whole take.</summary>
    TakeDto Take { get; }

    /// <summary>The spectrogram of the whole take, as far as it is computed: one byte for each band of each column, the lowest band first.</summary>
    ReadOnlyMemory<byte> Overview { get; }

    /// <summary>True if <see cref="Overview"/> is complete.</summary>
    bool IsOverviewComplete { get; }

    /// <summary>Reads the frame of the canvas at a moment.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>224 x 224 x 3 bytes, or null if there was none.</returns>
    /// <exception cref="Core.PaintSoundException">The take cannot be read.</exception>
    byte[]? ReadCanvas(double at);

    /// <summary>Computes the spectrogram of the brush.</summary>
    /// <param name="from">The start.</param>
    /// <param name="columns">The number of columns.</param>
    /// <returns>One byte for each band of each column, the lowest band first.</returns>
    /// <exception cref="Core.PaintSoundException">The take cannot be read.</exception>
    byte[] ReadSpectrogram(double from, int columns);

    /// <summary>Reads sound.</summary>
    /// <param name="isMusic">True for the music, false for the brush.</param>
    /// <param name="from">The start.</param>
    /// <param name="samples">The number of samples at 16 kHz.</param>
    /// <returns>-1..1; zeros where there is no sound.</returns>
    /// <exception cref="Core.PaintSoundException">The take cannot be read.</exception>
    float[] ReadSound(bool isMusic, double from, int samples);

    /// <summary>Reads the values of the controls at a moment.</summary>
    /// <param name="at">The moment.</param>
    IReadOnlyList<TakeControlDto> ReadControls(double at);
}
