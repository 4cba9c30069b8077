using FsCheck;
using FsCheck.Fluent;
using PaintSound.Core.Sources;
using PaintSound.Takes.Browsing;
using PaintSound.Takes.Pictures;
using PaintSound.Takes.Sound;

namespace PaintSound.Takes.Tests;

/// <summary>Any moment of a take can be read at once.</summary>
public class BrowsingTests(RecordedTake recorded) : IClassFixture<RecordedTake>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_sound_file_is_read_from_any_sample()
    {
        using TakeFolder folder = new();
        var file = folder.File("sound.flac");
        Random random = new(3);
        var samples = new float[2 * ((2048 * 60) + 1234)];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = SampleQuantiser.ToSample(random.Next(-6_000_000, 6_000_000));
        }

        using (FlacWriter writer = new(file, ISoundSource.SampleRate, 2))
        {
            writer.Write(samples);
        }

        FlacReader reader = new(file, 2);
        var frames = samples.Length / 2;
        Prop.ForAll(Gen.Choose(0, frames - 1).ToArbitrary(), frame =>
        {
            var read = new float[2 * Math.Min(3000, frames - frame)];
            return reader.MoveTo(frame) && reader.Read(read) && read.AsSpan().SequenceEqual(samples.AsSpan(2 * frame, read.Length));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
        Assert.False(reader.MoveTo(frames + 5000));
    }

    [Fact]
    public void A_frame_is_read_from_any_place()
    {
        using TakeFolder folder = new();
        var file = folder.File("canvas.frames");
        Random random = new(4);
        List<byte[]> frames = [];
        using (FrameFileWriter writer = new(file))
        {
            for (var i = 0; i < 75; i++)
            {
                var frame = new byte[IFrameSource.FrameBytes];
                random.NextBytes(frame.AsSpan(0, 3000));
                frames.Add(frame);
                writer.Write(frame);
            }
        }

        using FrameFileReader reader = new(File.OpenRead(file));
        List<FramePlace> places = [];
        while (reader.PassOver() is { } place)
        {
            places.Add(place);
        }

        Assert.Equal(frames.Count, places.Count);
        foreach (var i in (int[])[74, 0, 31, 32, 33, 63, 64, 1])
        {
            Assert.True(reader.ReadAt(places[i]).SequenceEqual(frames[i]), $"frame {i}");
        }

        // And it goes on from there.
        Assert.True(reader.Read().SequenceEqual(frames[2]));
        Assert.NotNull(reader.PassOver());
        Assert.True(reader.Read().SequenceEqual(frames[4]));
    }

    [Fact]
    public void A_moment_of_a_take_has_its_canvas_sound_and_controls()
    {
        var take = recorded.Take;
        var index = TakeIndex.Create(take, _ => { }, Stop);
        Assert.Equal(8, index.EndSeconds, 0.3);
        Assert.Equal(0, index.StartSeconds);
        Assert.NotEmpty(index.Controls);
        TakeContents contents = new();
        new PaintSound.Takes.Replay.TakeReader(take).Read(contents, Stop);
        Assert.Equal(contents.Events, index.Events);

        // The canvas becomes redder every half second.
        TakeCanvas canvas = new(index);
        Assert.Null(canvas.Read(0));
        Assert.Equal([30, 60, 120], new[] { 0.7, 1.2, 2.3 }.Select(at => (int)canvas.Read(at)![0]));
        Assert.Equal(canvas.Read(7.99), canvas.Read(1000));

        // Music is constant within each block of 12.5 ms, and grows by 1/200 with each.
        TakeSound music = new(index, SourceKind.Music);
        var samples = music.Read(0.1, 1600);
        for (var i = 0; i < samples.Length; i += 200)
        {
            Assert.Equal((8 + (i / 200)) / 200f, samples[i + 100], 1e-5f);
        }

        Assert.All(music.Read(50, 100), sample => Assert.Equal(0, sample));

        // A click is in the columns of its time, in the part and in the overview.
        TakeSpectrogram spectrogram = new(new TakeSound(index, SourceKind.Brush));
        var bands = TakeSpectrogram.Settings.Bands;
        var part = spectrogram.Read(2, 80);
        Assert.True(Mean(part, 1, bands) > Mean(part, 30, bands) + 50, $"{Mean(part, 1, bands)} {Mean(part, 30, bands)}");
        var overview = new byte[16 * bands];
        spectrogram.ReadOverview(0, 8, overview, Stop);
        Assert.True(Mean(overview, 0, bands) > 100 && Mean(overview, 15, bands) > 100);
    }

    private static double Mean(byte[] columns, int column, int bands) => columns.AsSpan(column * bands, bands).ToArray().Average(value => value);
}
