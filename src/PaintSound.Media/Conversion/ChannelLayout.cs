using System.Numerics;

namespace PaintSound.Media.Conversion;

/// <summary>The number of channels and the loudspeakers that a file names for them.</summary>
/// <param name="Channels">Number of channels, 1 or more.</param>
/// <param name="Speakers">
/// The loudspeakers of the channels in order of the bits (WAVEFORMATEXTENSIBLE, dwChannelMask); 0 if the file does not name them.
/// </param>
internal sealed record ChannelLayout(int Channels, uint Speakers)
{
    private const uint LowFrequency = 0x8;

    // Front left, back left, front left of centre, side left, top front left, top back left; and their right counterparts.
    private const uint Left = 0x1 | 0x10 | 0x40 | 0x200 | 0x1000 | 0x8000;
    private const uint Right = 0x2 | 0x20 | 0x80 | 0x400 | 0x4000 | 0x20000;

    // Back left and right, back centre, side left and right, and above the back.
    private const uint Surround = 0x10 | 0x20 | 0x100 | 0x200 | 0x400 | 0x8000 | 0x10000 | 0x20000;

    // ITU-R BS.1770, table 3: 1.5 dB.
    private const double SurroundWeight = 1.41;

    /// <summary>True if the channels that are heard have places on the left and on the right.</summary>
    public bool HasSides => Channels == 2 || ((Speakers & Left) != 0 && (Speakers & Right) != 0);

    /// <summary>Returns the weight of a channel's power in the loudness (ITU-R BS.1770): 0 for the low-frequency channel, more for those at the sides and behind.</summary>
    public double GetLoudnessWeight(int channel) => Channels <= 2 ? 1 : GetSpeaker(channel) switch
    {
        LowFrequency => 0,
        var speaker => (speaker & Surround) != 0 ? SurroundWeight : 1,
    };

    /// <summary>True for the channels that are part of the mix: all but the low-frequency channel, if the file names one.</summary>
    public bool IsHeard(int channel) => Channels == 1 || GetSpeaker(channel) != LowFrequency;

    /// <summary>True for the channels that are heard on the left: all but those on the right.</summary>
    public bool IsLeft(int channel) => IsHeard(channel) && !(Channels == 2 ? channel == 1 : (GetSpeaker(channel) & Right) != 0);

    /// <summary>True for the channels that are heard on the right: all but those on the left.</summary>
    public bool IsRight(int channel) => IsHeard(channel) && !(Channels == 2 ? channel == 0 : (GetSpeaker(channel) & Left) != 0);

    /// <summary>The bit of a channel's loudspeaker; 0 if the file does not name it.</summary>
    private uint GetSpeaker(int channel)
    {
        var remaining = Speakers;
        for (var i = 0; i < channel && remaining != 0; i++)
        {
            remaining &= remaining - 1;
        }

        return remaining == 0 ? 0 : 1u << BitOperations.TrailingZeroCount(remaining);
    }
}
