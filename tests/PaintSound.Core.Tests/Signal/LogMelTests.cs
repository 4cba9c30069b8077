using PaintSound.Core.Signal;

namespace PaintSound.Core.Tests.Signal;

public class LogMelTests
{
    private static readonly MelSettings Settings = new();

    /// <summary>
    /// Compares SciPy and torchaudio in double precision (reference/make_mel.py) with our single precision. The values range from -11.5 to
    /// about 9; 2e-4 is 0.001 dB. PyTorch in single precision differs by 1.1e-4 for this sound.
    /// </summary>
    [Fact]
    public void Agrees_with_SciPy_and_torchaudio()
    {
        var expected = ReferenceData.Read("mel.f32");
        var columns = new float[expected.Length];

        var count = new LogMel(Settings).ComputeColumns(ReferenceData.Read("sound.f32"), columns);

        Assert.Equal(80, count);
        var differences = expected.Zip(columns, (e, c) => Math.Abs(e - c)).ToArray();
        Assert.InRange(differences.Max(), 0, 2e-4);
        Assert.InRange(differences.Average(), 0, 5e-6);
    }

    [Fact]
    public void Four_seconds_are_320_columns()
    {
        var columns = new float[320 * 100];
        Assert.Equal(320, new LogMel(Settings).ComputeColumns(new float[64_000], columns));
        Assert.All(columns, v => Assert.Equal(Math.Log(1e-5), v, 1e-5));
    }

    [Fact]
    public void A_column_needs_no_later_sample()
    {
        var sound = ReferenceData.Read("sound.f32");
        var (whole, cut) = (new float[8000], new float[8000]);
        new LogMel(Settings).ComputeColumns(sound, whole);
        new LogMel(Settings).ComputeColumns(sound.AsSpan(0, 6000), cut);
        Assert.Equal(whole[..3000], cut[..3000]);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_NaN_or_infinite_sample_gives_silence_for_one_window_only(float broken)
    {
        var sound = ReferenceData.Read("sound.f32");
        var (clean, columns) = (new float[8000], new float[8000]);
        new LogMel(Settings).ComputeColumns(sound, clean);
        sound[5000] = broken;
        new LogMel(Settings).ComputeColumns(sound, columns);

        Assert.All(columns, v => Assert.True(float.IsFinite(v)));
        Assert.All(columns[2500..2900], v => Assert.Equal(Math.Log(1e-5), v, 1e-5));
        Assert.Equal(clean[2900..], columns[2900..]);
        Assert.Equal(clean[..2500], columns[..2500]);
    }

    [Fact]
    public void Does_not_allocate()
    {
        var mel = new LogMel(Settings);
        var (window, column) = (new float[800], new float[100]);
        Assert.Equal(0, Allocation.OfSteady(() => mel.ComputeColumn(window, column)));
    }

    [Theory]
    [InlineData(1000, 800, 200)]
    [InlineData(1024, 2000, 200)]
    [InlineData(1024, 800, 0)]
    public void Rejects_inconsistent_settings(int fft, int window, int hop)
    {
        var error = Assert.Throws<ArgumentException>(() => new LogMel(new MelSettings(Fft: fft, Window: window, Hop: hop)));
        Assert.Contains("model.json", error.Message);
    }
}
