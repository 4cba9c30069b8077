using PaintSound.Media.Conversion;

namespace PaintSound.Media.Windows.Streams;

/// <summary>How Windows opened a capture.</summary>
/// <param name="Format">The format of its packets.</param>
/// <param name="Latency">The length of a packet, or of the buffer.</param>
/// <param name="IsLowLatency">True if the driver's shortest packets were granted.</param>
/// <param name="WhyNotLowLatency">Why low latency was refused, as a part of a sentence; null if it was granted or not asked for.</param>
/// <param name="IsRaw">True if the driver's effects (noise suppression, automatic gain) are bypassed.</param>
internal sealed record WasapiGrant(SampleFormat Format, TimeSpan Latency, bool IsLowLatency, string? WhyNotLowLatency, bool IsRaw)
{
    /// <summary>Half a sentence for a person.</summary>
    public string Sentence
    {
        get
        {
            var blocks = $"WASAPI gives blocks of {Latency.TotalMilliseconds:0.#} ms at {Format.Rate} Hz, {Format.Channels} channel{(Format.Channels == 1 ? "" : "s")}";
            return blocks + (IsRaw ? ", raw" : "") + (IsLowLatency ? ", low latency" : "") + (WhyNotLowLatency is { } reason ? $"; low latency was refused: {reason}" : "");
        }
    }
}
