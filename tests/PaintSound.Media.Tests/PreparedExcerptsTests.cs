using PaintSound.Media.Decoding;

namespace PaintSound.Media.Tests;

/// <summary>Excerpts that are decoded together are the same as those that are read one by one.</summary>
public class PreparedExcerptsTests(MediaFixture media)
{
    [Theory]
    [InlineData("prepared.mp3")]
    [InlineData("prepared.ogg")]
    [InlineData("prepared.flac")]
    [InlineData("prepared.wav")]
    public async Task Are_the_same(string name)
    {
        var stop = TestContext.Current.CancellationToken;
        var file = media.TimeTone(name, 40);
        NeededExcerpt[] excerpts = [new(file, 21.37, 5.2), new(file, 0, 4), new(file, 22, 6), new(file, 38, 5), new(file, 21.37, 5.2), new(file, 50, 2)];
        var reader = new ExcerptReader(media.Ffmpeg, TimeProvider.System);
        using var prepared = new PreparedExcerpts(reader);
        await prepared.PrepareAsync(excerpts, stop);
        foreach (var (path, start, seconds) in excerpts[..5])
        {
            List<float> together = [], alone = [];
            await prepared.ReadAsync(path, start, seconds, samples => together.AddRange(samples), stop);
            await reader.ReadAsync(path, start, seconds, samples => alone.AddRange(samples), stop);
            Assert.Equal(alone, together);
            Assert.Equal(Math.Min(seconds, 40 - start), together.Count / (2.0 * ExcerptReader.SampleRate), 0.1);
        }

        var error = await Assert.ThrowsAsync<MediaException>(() => prepared.ReadAsync(file, 50, 2, _ => { }, stop));
        Assert.Contains("it has no sound at 50 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_reported_when_it_is_read()
    {
        var stop = TestContext.Current.CancellationToken;
        var file = media.Write("prepared-letter.mp3", "This is only a letter."u8.ToArray());
        using var prepared = new PreparedExcerpts(new ExcerptReader(media.Ffmpeg, TimeProvider.System));
        await prepared.PrepareAsync([new(file, 0, 4), new(file, 8, 4)], stop);
        await Assert.ThrowsAsync<MediaException>(() => prepared.ReadAsync(file, 8, 4, _ => { }, stop));
    }
}
