namespace PaintSound.Core.Timecode;

/// <summary>The 80 bits of linear timecode that tell the number of one frame (SMPTE ST 12-1, linear time code). User bits are 0.</summary>
public static class LtcWord
{
    /// <summary>The number of bits.</summary>
    public const int Bits = 80;

    private const int DropFrameFlag = 10;
    private const int SyncStart = 64;

    // 0011 1111 1111 1101, the first bit in the lowest place.
    private const ulong Sync = 0xBFFC;

    /// <summary>Returns the word of a frame.</summary>
    /// <param name="at">The number of the frame.</param>
    /// <param name="rate">The frame rate.</param>
    /// <returns>Bit 0 of the value is sent first. The number of ones is even, so that every word begins with the same polarity.</returns>
    public static UInt128 Of(SmpteTime at, SmpteRate rate)
    {
        var low = Digits(at.Frames, 0) | Digits(at.Seconds, 16) | Digits(at.Minutes, 32) | Digits(at.Hours, 48);
        if (rate == SmpteRate.Fps2997Drop)
        {
            low |= 1UL << DropFrameFlag;
        }

        // The sync word has an odd number of ones (13), so the rest needs an odd number, too.
        if (ulong.PopCount(low) % 2 == 0)
        {
            low |= 1UL << PolarityBit(rate);
        }

        return new UInt128(0, low) | (new UInt128(0, Sync) << SyncStart);
    }

    /// <summary>The bit that makes the number of ones even.</summary>
    /// <param name="rate">The frame rate.</param>
    internal static int PolarityBit(SmpteRate rate) => rate == SmpteRate.Fps25 ? 59 : 27;

    // Units in four bits; tens eight bits later.
    private static ulong Digits(int number, int start) => ((ulong)(number % 10) << start) | ((ulong)(number / 10) << (start + 8));
}
