using PaintSound.Core.Sources;
using PaintSound.Media.Writing;
using PaintSound.Worker.Commands.New.Previews;
using PaintSound.Worker.Show.Settings;
using SkiaSharp;

namespace PaintSound.Worker.Tests.Commands;

public sealed class PagePreviewsTests : IDisposable
{
    // It detects that something never happens, it does not measure speed.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);
    private static readonly SourceSettings Painter = new(SourceSettingsKind.Simulated, "1", Seconds: 60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-previews-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_level_of_a_recording_is_shown_and_the_recording_is_repeated()
    {
        await using PagePreviews previews = new(TimeProvider.System);
        previews.Show(Recording("quiet.wav", 0.02f), null, Recording("loud.wav", 0.5f));
        await UntilAsync(() => previews.Read() is { Brush.IsWrong: false, Music.IsWrong: false } read && Math.Abs(read.Brush!.Level + 37) < 0.5 && Math.Abs(read.Music!.Level + 9) < 0.5);
        Assert.Equal("Works, -37 dB.", previews.Read().Brush!.Says);

        // Another recording replaces the first one.
        previews.Show(Recording("other.wav", 0.1f), null, null);
        await UntilAsync(() => Math.Abs(previews.Read().Brush!.Level + 23) < 0.5);
        Assert.Null(previews.Read().Music);
    }

    [Fact]
    public async Task A_source_that_cannot_be_opened_says_why_and_is_opened_when_it_exists()
    {
        await using PagePreviews previews = new(TimeProvider.System);
        var file = Path.Combine(_folder.FullName, "later.wav");
        previews.Show(new SourceSettings(SourceSettingsKind.File, file), new SourceSettings(SourceSettingsKind.File, file), null);
        await UntilAsync(() => previews.Read() is { Brush.IsWrong: true, Canvas.IsWrong: true });
        Assert.Contains(file, previews.Read().Brush!.Says, StringComparison.Ordinal);
        Assert.Null(previews.ReadPicture(0, out _));
        Recording("later.wav", 0.1f);
        await UntilAsync(() => previews.Read() is { Brush.IsWrong: false } read && read.Brush.Level > -30);

        // It has sound and no pictures.
        Assert.True(previews.Read().Canvas!.IsWrong);
    }

    [Fact]
    public async Task The_picture_of_a_simulated_canvas_is_sent_once()
    {
        await using PagePreviews previews = new(TimeProvider.System);
        previews.Show(null, Painter, null);
        byte[]? jpeg = null;
        long number = 0;
        await UntilAsync(() => (jpeg = previews.ReadPicture(0, out number)) is not null);
        using var picture = SKBitmap.Decode(jpeg);
        Assert.Equal((DisplayFrame.Size, DisplayFrame.Size), (picture.Width, picture.Height));
        Assert.Null(new PagePreviews(TimeProvider.System).ReadPicture(0, out _));
        await UntilAsync(() => previews.ReadPicture(number, out var next) is not null && next > number);
    }

    [Fact]
    public async Task A_page_that_is_gone_closes_the_sources_and_one_that_returns_opens_them()
    {
        FakeTimeProvider time = new();
        using CancellationTokenSource end = new();
        await using PagePreviews previews = new(time);
        var watching = previews.CloseUnwatchedAsync(end.Token);
        previews.Show(null, Painter, null);
        await UntilAsync(() => IsOpen(read: true));

        // It reads for longer than the time after which it would be gone.
        for (var second = TimeSpan.Zero; second < 2 * PagePreviews.MaxAbsence; second += TimeSpan.FromSeconds(1))
        {
            previews.Read();
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(IsOpen(read: false));
        }

        await UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return !IsOpen(read: false);
        });
        previews.Read();
        await UntilAsync(() => IsOpen(read: true));
        await end.CancelAsync();
        await watching;

        bool IsOpen(bool read)
        {
            if (read)
            {
                previews.Read();
            }

            previews.ReadPicture(0, out var number);
            return number > 0;
        }
    }

    [Fact]
    public async Task One_source_is_open_at_a_time()
    {
        Openings openings = new();
        await using (PreviewSlot<CountedPreview> slot = new(source => new CountedPreview(source, openings)))
        {
            foreach (var name in new[] { "1", "2", "2", "3", "1", "4" })
            {
                slot.Choose(new SourceSettings(SourceSettingsKind.Simulated, name));
            }

            await UntilAsync(() => openings.Last == "4");
            slot.Suspend();
            Assert.Null(slot.Current);
            slot.Suspend();
            await UntilAsync(() => openings.Open == 0);
            slot.Resume();
            slot.Resume();
            await UntilAsync(() => openings.Open == 1);
            slot.Choose(null);
            slot.Resume();
            Assert.Null(slot.Current);
        }

        Assert.Equal((0, 1), (openings.Open, openings.Most));
    }

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        var time = TimeProvider.System;
        for (var start = time.GetTimestamp(); !isTrue();)
        {
            Assert.True(time.GetElapsedTime(start) < Limit);
            await Task.Delay(TimeSpan.FromMilliseconds(10), time, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Writes half a second of noise with the level of a sine: a steady tone would be taken for hum.</summary>
    private SourceSettings Recording(string name, float amplitude)
    {
        Random random = new(1);
        var level = amplitude / MathF.Sqrt(2);
        var file = Path.Combine(_folder.FullName, name);
        using (WavWriter wav = new(file + ".part", ISoundSource.SampleRate, channels: 1))
        {
            wav.Write([.. Enumerable.Range(0, ISoundSource.SampleRate / 2).Select(_ => random.Next(2) == 0 ? level : -level)]);
        }

        File.Move(file + ".part", file);
        return new SourceSettings(SourceSettingsKind.File, file);
    }

    private sealed class Openings
    {
        private readonly Lock _lock = new();

        public int Open { get; private set; }

        public int Most { get; private set; }

        public string Last { get; private set; } = "";

        public void Change(int by, string name)
        {
            lock (_lock)
            {
                Open += by;
                Most = Math.Max(Most, Open);
                Last = name;
            }
        }
    }

    private sealed class CountedPreview(SourceSettings source, Openings openings) : SourcePreview(SourceKind.Brush, source, TimeProvider.System)
    {
        protected override async Task RunOnceAsync(Action<SourceReport> report, CancellationToken stop)
        {
            openings.Change(1, Source.Name);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            openings.Change(-1, Source.Name);
        }
    }
}
