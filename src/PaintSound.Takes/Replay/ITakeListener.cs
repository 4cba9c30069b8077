using PaintSound.Takes.Records;

namespace PaintSound.Takes.Replay;

/// <summary>Receives the contents of a take, in order.</summary>
public interface ITakeListener
{
    /// <summary>A block of brush sound.</summary>
    /// <param name="at">The arrival time of the last sample, in ticks of the take's clock.</param>
    /// <param name="samples">16 kHz: mono, or whole interleaved frames; valid during the call.</param>
    void OnBrush(long at, ReadOnlySpan<float> samples);

    /// <summary>A block of music.</summary>
    /// <inheritdoc cref="OnBrush"/>
    void OnMusic(long at, ReadOnlySpan<float> samples);

    /// <summary>A frame of the canvas.</summary>
    /// <param name="at">The arrival time.</param>
    /// <param name="rgb">224 x 224 x 3 bytes; valid during the call.</param>
    void OnFrame(long at, ReadOnlySpan<byte> rgb);

    /// <summary>Any other record.</summary>
    void OnRecord(TakeRecord record);
}
