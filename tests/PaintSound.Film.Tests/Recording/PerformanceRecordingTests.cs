using PaintSound.Core.Sources;
using PaintSound.Film.Recording;

namespace PaintSound.Film.Tests.Recording;

public class PerformanceRecordingTests
{
    private static readonly byte[] Frame = new byte[IFrameSource.FrameBytes];

    [Fact]
    public void Keeps_at_most_four_frames_per_second_and_copies_them()
    {
        var recording = new PerformanceRecording();
        var frame = new byte[IFrameSource.FrameBytes];
        for (var i = 0; i < 100; i++)
        {
            frame[0] = (byte)i;
            recording.AddFrame(TimeSpan.FromSeconds(i / 25.0), frame);
        }

        Assert.Equal(15, recording.Frames.Count);
        Assert.Equal(0, recording.Frames[0].Rgb.Span[0]);
        Assert.Equal(7, recording.Frames[1].Rgb.Span[0]);
    }

    [Fact]
    public void Thins_an_hour_of_frames_evenly()
    {
        var recording = new PerformanceRecording();
        for (var i = 0; i < 4 * 3600; i++)
        {
            recording.AddFrame(TimeSpan.FromSeconds(i / 4.0), Frame);
        }

        var frames = recording.Frames;
        Assert.InRange(frames.Count, PerformanceRecording.MaxFrames / 2, PerformanceRecording.MaxFrames);
        Assert.Equal(TimeSpan.Zero, frames[0].At);
        Assert.True(frames[^1].At > TimeSpan.FromMinutes(59));
        var pauses = frames.Zip(frames.Skip(1), (a, b) => b.At - a.At).Distinct();
        Assert.Single(pauses);
    }

    [Fact]
    public void Reads_brush_sound_with_silence_around_it()
    {
        var recording = new PerformanceRecording();
        var sound = Enumerable.Range(0, 500_000).Select(i => MathF.Sin(i * 0.01f)).ToArray();
        for (var at = 0; at < sound.Length; at += 777)
        {
            recording.AddBrush(sound.AsSpan(at, Math.Min(777, sound.Length - at)));
        }

        var read = new float[sound.Length + 20];
        recording.ReadBrush(-10, read);
        Assert.Equal(sound.Length, recording.BrushSamples);
        Assert.All(read[..10].Concat(read[^10..]), sample => Assert.Equal(0, sample));
        for (var i = 0; i < sound.Length; i++)
        {
            Assert.Equal(sound[i], read[i + 10], 0.0001);
        }
    }

    [Fact]
    public void Ignores_brush_sound_beyond_the_limit()
    {
        var recording = new PerformanceRecording(TimeSpan.FromSeconds(1));
        recording.AddBrush(new float[15_000]);
        recording.AddBrush(new float[15_000]);
        recording.AddBrush(new float[15_000]);
        Assert.Equal(16_000, recording.BrushSamples);
    }

    [Fact]
    public void Rejects_a_frame_of_another_size()
    {
        var error = Assert.Throws<ArgumentException>(() => new PerformanceRecording().AddFrame(TimeSpan.Zero, new byte[12]));
        Assert.Contains("150528", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_threads_can_write_while_another_reads()
    {
        var recording = new PerformanceRecording();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 2000; i++)
            {
                recording.AddBrush(new float[16]);
                recording.AddOnset(TimeSpan.FromSeconds(i), 0.5f);
                recording.AddSelection(SamplePerformance.CreateSelection(i, "x"));
                Assert.True(recording.Onsets.Count <= 8000);
            }
        })).ToArray();
        await Task.WhenAll(writers);
        Assert.Equal((8000, 8000, 4 * 2000 * 16L), (recording.Onsets.Count, recording.Selections.Count, recording.BrushSamples));
    }

    [Fact]
    public void States_of_the_lights_are_copied_and_must_fit_the_lights()
    {
        var recording = new PerformanceRecording { LightNames = ["brush"] };
        byte[] levels = [1, 2, 3];
        recording.AddLights(TimeSpan.FromSeconds(1), levels);
        levels[0] = 9;
        Assert.Equal([1, 2, 3], Assert.Single(recording.Lights).Rgb.ToArray());
        Assert.Contains("1 lights have 3 levels, not 6", Assert.Throws<ArgumentException>(() => recording.AddLights(TimeSpan.Zero, new byte[6])).Message, StringComparison.Ordinal);
    }
}
