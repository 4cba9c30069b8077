using System.Buffers.Binary;
using PaintSound.Live.Set.Samples;
using PaintSound.Media.Writing;

namespace PaintSound.Live.Tests.Set;

public sealed class WavHeaderTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(44_100, 2, false)]
    [InlineData(48_000, 1, true)]
    public void Reads_rate_and_exact_length(int rate, int channels, bool floats)
    {
        var file = _folder.Path("a.wav");
        using (var writer = new WavWriter(file, rate, channels, floats))
        {
            writer.Write(new float[1_234 * channels]);
        }

        var format = SampleFormatReader.Read(file)!;
        Assert.Equal((channels, rate, 1_234, floats ? SampleCoding.Float : SampleCoding.Integer), (format.Channels, format.Rate, format.Frames, format.Coding));
        Assert.True(format.IsOpenedByLive);
    }

    [Fact]
    public void Interrupted_recording_has_the_length_of_its_file()
    {
        var file = _folder.Wav("a.wav", 1_000);
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..^400]);
        Assert.Equal(800, SampleFormatReader.Read(file)!.Frames);
    }

    [Fact]
    public void Skips_chunks_before_the_sound()
    {
        var file = _folder.Wav("a.wav", 1_000);
        var bytes = File.ReadAllBytes(file);

        // A chunk of five bytes takes six.
        byte[] note = [.. "LIST"u8, 5, 0, 0, 0, 1, 2, 3, 4, 5, 0];
        File.WriteAllBytes(file, [.. bytes[..12], .. note, .. bytes[12..]]);
        Assert.Equal(1_000, SampleFormatReader.Read(file)!.Frames);
    }

    [Theory]
    [InlineData("RF64", 3_000_000_000)]
    [InlineData("RIFF", 500_000_000)]
    public void Reads_the_length_of_a_file_over_4_GB(string form, long frames)
    {
        var file = _folder.Wav("a.wav", 1_000);
        var bytes = File.ReadAllBytes(file);
        if (form == "RF64")
        {
            "RF64"u8.CopyTo(bytes);
            "ds64"u8.CopyTo(bytes.AsSpan(12));
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(28), frames * 2);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(76), uint.MaxValue);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(76), (uint)(frames * 2));
        }

        using (var stream = File.Create(file))
        {
            stream.Write(bytes.AsSpan(0, 80));

            // Sparse: no disk is filled.
            stream.SetLength(80 + (frames * 2));
        }

        Assert.Equal(frames, SampleFormatReader.Read(file)!.Frames);
    }

    [Fact]
    public void Live_does_not_open_other_formats()
    {
        var file = _folder.Wav("a.wav", 1_000);
        var bytes = File.ReadAllBytes(file);

        // 2: ADPCM.
        bytes[56] = 2;
        File.WriteAllBytes(file, bytes);
        Assert.False(SampleFormatReader.Read(file)!.IsOpenedByLive);
        File.WriteAllText(file, "RIFF is a word");
        Assert.Null(SampleFormatReader.Read(file));
        File.WriteAllBytes(file, []);
        Assert.Null(SampleFormatReader.Read(file));
    }
}
