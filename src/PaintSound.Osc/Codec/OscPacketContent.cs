namespace PaintSound.Osc.Codec;

/// <summary>What could be read from a packet.</summary>
/// <param name="Messages">The messages, in the order of the packet. Messages of bundles are included.</param>
/// <param name="Unreadable">The number of messages, or rests of bundles, that could not be read; 0 if the packet is completely OSC.</param>
/// <param name="Problem">Why the first of them could not be read, as a sentence without its full stop; empty if there is none.</param>
public sealed record OscPacketContent(IReadOnlyList<OscMessage> Messages, int Unreadable, string Problem)
{
    /// <summary>The <see cref="Problem"/> of bytes that are not OSC at all.</summary>
    public const string NotOsc = "it is not OSC 1.0";
}
