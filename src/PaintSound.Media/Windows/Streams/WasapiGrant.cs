using PaintSound.Media.Conversion;

namespace PaintSound.Media.Windows.Streams;

/// <summary>The mode and latency with which Windows opened a capture.</summary>
/// <param name="Format">The format of the packets.</param>
/// <param name="Latency">The length of one packet or of the buffer.</param>
/// <param name="IsLowLatency">True if Windows granted the driver's shortest packets.</param>
/// <param name="LowLatencyRefusal">The reason why low latency was refused, as part of a sentence; null if it was granted or not requested.</param>
/// <param name="IsRaw">True if the driver's effects (noise suppression, automatic gain) are bypassed.</param>
internal sealed record WasapiGrant(SampleFormat Format, TimeSpan Latency, bool IsLowLatency, string? LowLatencyRefusal, bool IsRaw)
{
    /// <summary>Part of a sentence for the user.</summary>
    public string Description
    {
        get
        {
            var blocks = $"WASAPI delivers blocks of {Latency.TotalMilliseconds:0.#} ms at {Format.Rate} Hz, {Format.Channels} channel{(Format.Channels == 1 ? "" : "s")}";
            return blocks + (IsRaw ? ", raw" : "") + (IsLowLatency ? ", low latency" : "") + (LowLatencyRefusal is { } reason ? $"; low latency was refused: {reason}" : "");
        }
    }
}
