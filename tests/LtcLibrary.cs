using System.Runtime.InteropServices;
using System.Text;

namespace PaintSound.Tests;

/// <summary>Reads linear timecode with libltc (Debian package libltc11), the library of ltc-tools and Ardour.</summary>
internal static partial class LtcLibrary
{
    private const string Name = "libltc.so.11";

    // LTCFrameExt: the word in 10 bytes, the place of its first and last sample, and measurements of no interest here.
    private const int FrameBytes = 4096;
    private const int FirstSample = 16;

    /// <summary>True if the library is installed.</summary>
    public static bool IsInstalled => NativeLibrary.TryLoad(Name, out _);

    /// <summary>Returns what the library reads in a sound.</summary>
    public static List<LtcReading> Read(float[] samples, int sampleRate, double framesPerSecond)
    {
        const int MaxFrames = 4096;
        var decoder = Create((int)(sampleRate / framesPerSecond), MaxFrames);
        Write(decoder, samples, (nuint)samples.Length, 0);
        List<LtcReading> readings = [];
        var frame = new byte[FrameBytes];
        while (ReadFrame(decoder, frame) == 1)
        {
            readings.Add(new LtcReading(Describe(frame), (frame[1] & 4) != 0, BitConverter.ToInt64(frame, FirstSample)));
        }

        Assert.Equal(0, Free(decoder));
        return readings;
    }

    // Two bytes for frames, seconds, minutes and hours: the units, then the tens, whose upper bits are flags.
    private static string Describe(byte[] frame)
    {
        StringBuilder text = new();
        int[] masks = [3, 7, 7, 3];
        for (var field = 3; field >= 0; field--)
        {
            text.Append(frame[(2 * field) + 1] & masks[field]).Append(frame[2 * field] & 0xF).Append(field > 0 ? ":" : "");
        }

        return text.ToString();
    }

    [LibraryImport(Name, EntryPoint = "ltc_decoder_create")]
    private static partial nint Create(int samplesPerFrame, int queue);

    [LibraryImport(Name, EntryPoint = "ltc_decoder_write_float")]
    private static partial void Write(nint decoder, float[] samples, nuint count, long position);

    [LibraryImport(Name, EntryPoint = "ltc_decoder_read")]
    private static partial int ReadFrame(nint decoder, [Out] byte[] frame);

    [LibraryImport(Name, EntryPoint = "ltc_decoder_free")]
    private static partial int Free(nint decoder);
}
