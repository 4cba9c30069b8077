using System.Buffers.Binary;
using PaintSound.Core.Sources;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Tests.Conversion;

public class SoundConverterTests
{
    [Theory]
    [InlineData(nameof(SampleEncoding.Float32), 48_000, 2)]
    [InlineData(nameof(SampleEncoding.Int16), 44_100, 1)]
    [InlineData(nameof(SampleEncoding.Int24), 96_000, 4)]
    [InlineData(nameof(SampleEncoding.Int32), 16_000, 8)]
    public void Every_format_converts_to_the_same_sound(string name, int rate, int channels)
    {
        var encoding = Enum.Parse<SampleEncoding>(name);
        SampleFormat format = new(rate, channels, encoding);
        SoundConverter converter = new(format);
        var tone = Tone.Make(1_000, rate, 2, 0.5);
        var bytes = new byte[tone.Length * format.FrameBytes];
        for (var i = 0; i < tone.Length; i++)
        {
            for (var c = 0; c < channels; c++)
            {
                Store(bytes.AsSpan((i * format.FrameBytes) + (c * format.SampleBytes)), encoding, tone[i]);
            }
        }

        List<float> samples = [];
        var output = new float[converter.MaxOutput];
        for (var at = 0; at < bytes.Length; at += converter.InputBytes)
        {
            samples.AddRange(output.AsSpan(0, converter.Convert(bytes.AsSpan(at, Math.Min(converter.InputBytes, bytes.Length - at)), output)));
        }

        var steady = samples.Slice(ISoundSource.SampleRate / 2, ISoundSource.SampleRate).ToArray();
        Assert.Equal(-6.02, Tone.Level(steady, 1_000, ISoundSource.SampleRate), 0.05);
        Assert.Equal(-6.02, Tone.Level(steady), 0.05);

        Assert.Equal(0, Allocation.OfSteady(() => converter.Convert(bytes.AsSpan(0, converter.InputBytes), output)));
    }

    private static void Store(Span<byte> at, SampleEncoding encoding, float sample)
    {
        switch (encoding)
        {
            case SampleEncoding.Int16:
                BinaryPrimitives.WriteInt16LittleEndian(at, (short)(sample * 32_767));
                break;
            case SampleEncoding.Int24:
                var value = (int)(sample * 8_388_607);
                (at[0], at[1], at[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));
                break;
            case SampleEncoding.Int32:
                BinaryPrimitives.WriteInt32LittleEndian(at, (int)(sample * 2_147_483_647.0));
                break;
            default:
                BinaryPrimitives.WriteSingleLittleEndian(at, sample);
                break;
        }
    }
}
