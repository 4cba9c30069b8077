using PaintSound.Media.Conversion;

namespace PaintSound.Media.Pcm;

/// <summary>Uncompressed sound in a file: where it is, how it is stored, and what the file says about it. Immutable.</summary>
/// <param name="Format">Rate, channels and encoding of the samples.</param>
/// <param name="IsBigEndian">True if the high byte of a sample comes first.</param>
/// <param name="Offset">Place of the first sample in the file, in bytes.</param>
/// <param name="Frames">Length in samples per channel; the file has all of them.</param>
/// <param name="Codec">ffmpeg's name of the encoding, such as pcm_s16le.</param>
/// <param name="Tags">Tags by ffmpeg's names: title, artist, album, date.</param>
internal sealed record PcmSound(SampleFormat Format, bool IsBigEndian, long Offset, long Frames, string Codec, IReadOnlyDictionary<string, string> Tags);
