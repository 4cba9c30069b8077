namespace PaintSound.Library.Indexing;

/// <summary>Recognises sound and pictures in files whose extensions say nothing, by the first bytes of the usual formats.</summary>
internal static class MediaSignature
{
    private const int HeaderBytes = 12;

    private static readonly byte[][] Starts =
    [
        "RIFF"u8.ToArray(), "RF64"u8.ToArray(), "FORM"u8.ToArray(), "caff"u8.ToArray(), "fLaC"u8.ToArray(), "OggS"u8.ToArray(), "ID3"u8.ToArray(), "wvpk"u8.ToArray(),
        ".snd"u8.ToArray(), "riff"u8.ToArray(), [0xFF, 0xFB], [0xFF, 0xF3], [0xFF, 0xF1], [0x30, 0x26, 0xB2, 0x75], [0x1A, 0x45, 0xDF, 0xA3],
        [0xFF, 0xD8, 0xFF], [0x89, (byte)'P', (byte)'N', (byte)'G'], "GIF8"u8.ToArray(), "II*\0"u8.ToArray(), "MM\0*"u8.ToArray(), "8BPS"u8.ToArray(), "qoif"u8.ToArray(),
        [0, 0, 0, 0x0C, (byte)'j', (byte)'P'], [0, 0, 0, 0x0C, (byte)'J', (byte)'X'],
    ];

    /// <summary>True if the file begins like sound, a picture or a video. False if it cannot be read.</summary>
    public static bool IsMedia(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Span<byte> buffer = stackalloc byte[HeaderBytes];
            ReadOnlySpan<byte> header = buffer[..stream.ReadAtLeast(buffer, HeaderBytes, throwOnEndOfStream: false)];
            foreach (var start in Starts)
            {
                if (header.StartsWith(start))
                {
                    return true;
                }
            }

            return header.Length >= 8 && header[4..].StartsWith("ftyp"u8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
