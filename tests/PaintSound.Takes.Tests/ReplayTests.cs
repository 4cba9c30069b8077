using System.Diagnostics;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Control;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Takes.Records;
using PaintSound.Takes.Recording;
using PaintSound.Takes.Replay;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Tests;

public class ReplayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Sound, frames, controls and steps come from five threads at once, in an order that nobody can foresee.
    [Fact]
    public async Task A_performance_of_many_threads_is_repeated_event_for_event()
    {
        using TakeFolder folder = new();
        string take;
        SharedClock clock = new();
        var (deliveries, deliveriesAtStep) = (0L, -1L);
        await using (RecordedPerformance performance = new(folder.Path, clock))
        {
            var music = RepeatAsync(2400, 0.0125, performance.AddMusic);
            var others = Task.WhenAll(
                RepeatAsync(240, 0.125, AddFrame),
                RepeatAsync(60, 0.5, number => Change(performance, number)),
                RepeatAsync(120, 0.25, Step));
            for (var i = 0; !music.IsCompleted || !others.IsCompleted; i++)
            {
                clock.Advance(TimeSpan.FromSeconds(0.0125));
                performance.AddBrush(i);
                Deliver();
                performance.WaitForDisk(Deliver);
            }

            await music;
            await others;
            Assert.Equal(0, performance.Pipeline.Dropped);
            take = performance.Recorder.Folder!;
            Assert.Null(performance.Recorder.Failure);

            void Deliver()
            {
                performance.Pipeline.DeliverEvents();
                Interlocked.Increment(ref deliveries);
            }

            // A thread that the system held back does all its steps at once: their events fit into the queue only if each waits for a delivery.
            void Step(int number)
            {
                SpinWait.SpinUntil(() => Interlocked.Read(ref deliveries) > deliveriesAtStep, TimeSpan.FromMinutes(3));
                deliveriesAtStep = Interlocked.Read(ref deliveries);
                performance.Pipeline.Step();
            }

            // A thread that the system held back delivers all its frames at once.
            void AddFrame(int number)
            {
                performance.WaitForDisk();
                performance.AddFrame(number);
            }
        }

        var replayed = RecordedPerformance.Replay(take);
        Assert.Equal(0, replayed.Replay.Lost);
        Assert.True(replayed.Comparison.IsSame, $"{replayed.Comparison.Expected} became {replayed.Comparison.Actual}");
        Assert.Equal(replayed.Replay.Recorded.Count, replayed.Comparison.Equal);
        Assert.Contains(replayed.Replay.Recorded, record => record is SelectionRecord);
        Assert.Contains(replayed.Replay.Recorded, record => record is CongruityRecord);
        Assert.Contains(replayed.Replay.Recorded, record => record is OnsetRecord);
        Assert.False(replayed.IsDamaged);

        // Each action is due at its time; how late its thread is, nobody knows.
        Task RepeatAsync(int times, double seconds, Action<int> action) => Task.Run(
            () =>
            {
                for (var i = 0; i < times; i++)
                {
                    var due = 1000 + TimeSpan.FromSeconds(i * seconds).Ticks;
                    SpinWait.SpinUntil(() => clock.GetTimestamp() >= due, TimeSpan.FromMinutes(3));
                    action(i);
                }
            },
            Stop);
    }

    [Fact]
    public async Task Marks_and_what_was_learned_from_them_are_repeated()
    {
        using TakeFolder folder = new();
        FakeTimeProvider time = new();
        string take;
        TasteModel learned = new("abc", 20, -1, [.. Enumerable.Range(0, 36).Select(i => 0.1f * i)]);
        await using (RecordedPerformance performance = new(folder.Path, time))
        {
            for (var step = 0; step < 40; step++)
            {
                performance.AddFrame(step);
                for (var block = 0; block < 20; block++)
                {
                    performance.AddBrush((20 * step) + block);
                    performance.AddMusic((20 * step) + block);
                    time.Advance(TimeSpan.FromSeconds(0.0125));
                }

                if (step == 30)
                {
                    performance.Control.Set(ControlTable.MarkYes, true);
                }

                if (step == 32)
                {
                    performance.Control.Set(ControlTable.MarkLike, true);
                    performance.Control.SetLearned(learned);
                }

                performance.Step();
            }

            take = performance.Recorder.Folder!;
        }

        var replayed = RecordedPerformance.Replay(take);
        Assert.True(replayed.Comparison.IsSame, $"{replayed.Comparison.Expected} became {replayed.Comparison.Actual}");
        var marks = replayed.Replay.Recorded.OfType<MarkRecord>().Select(record => record.Mark).ToArray();
        Assert.Equal([MarkKind.Yes, MarkKind.Like], marks.Select(mark => mark.Kind));
        Assert.NotNull(marks[0].Work);
        Assert.Null(marks[1].Work);

        // With live controls, nothing was learned and nobody marks.
        Assert.False(RecordedPerformance.Replay(take, keepsControls: false).Comparison.IsSame);
    }

    // The program is killed: what it has not handed over is lost, and every file ends anywhere.
    [Fact]
    public async Task A_take_that_ends_anywhere_opens_and_is_repeated_up_to_there()
    {
        using TakeFolder folder = new();
        SharedClock clock = new();
        await using RecordedPerformance performance = new(folder.Path, clock);
        for (var i = 0; i < 1200; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(0.0125));
            AddAll(performance, i);
            performance.WaitForDisk();
        }

        var folderOfTake = performance.Recorder.Folder!;
        await WaitUntilAsync(() => new FileInfo(Path.Combine(TakeFiles.Part(folderOfTake, 1), TakeFiles.Journal)).Length > 80_000);
        Random random = new(17);
        for (var i = 0; i < 6; i++)
        {
            var copy = folder.File($"copy{i}");
            Directory.CreateDirectory(TakeFiles.Part(copy, 1));
            File.Copy(Path.Combine(folderOfTake, TakeFiles.Head), Path.Combine(copy, TakeFiles.Head));
            foreach (var file in Directory.EnumerateFiles(TakeFiles.Part(folderOfTake, 1)))
            {
                await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                await using var to = File.Create(Path.Combine(TakeFiles.Part(copy, 1), Path.GetFileName(file)));
                await from.CopyToAsync(to, Stop);
                to.SetLength(to.Length / 2 + random.NextInt64(to.Length / 2));
            }

            var replayed = RecordedPerformance.Replay(copy);
            Assert.True(replayed.Comparison.IsSame, $"{replayed.Comparison.Expected} became {replayed.Comparison.Actual}");
            Assert.InRange(replayed.Comparison.Equal, 30, 10_000);

            // A journal that ends after a line is whole: nothing tells that more was to come.
            var endsAfterLine = (await File.ReadAllBytesAsync(Path.Combine(TakeFiles.Part(copy, 1), TakeFiles.Journal), Stop))[^1] == '\n';
            Assert.True(replayed.IsDamaged || endsAfterLine);
        }
    }

    [Fact]
    public async Task A_long_performance_keeps_its_newest_parts()
    {
        using TakeFolder folder = new();
        FakeTimeProvider time = new();
        await using RecordedPerformance performance = new(folder.Path, time, new TakeOptions { Folder = folder.Path, Length = TimeSpan.FromMinutes(20) });
        var take = performance.Recorder.Folder!;
        for (var i = 0; i < 46 * 4; i++)
        {
            time.Advance(TimeSpan.FromSeconds(15));
            performance.AddBrush(i);
            performance.AddFrame(i);
            performance.Step();
        }

        await performance.DisposeAsync();
        Assert.Equal(["0003", "0004", "0005"], TakeFiles.Parts(take).Select(Path.GetFileName));
        Assert.True(Take.Open(take).IsTrimmed);
        Counter counter = new();
        new TakeReader(Take.Open(take)).Read(counter, Stop);
        Assert.Equal((46 - 20) * 4, counter.Steps);
        Assert.IsType<ControlsRecord>(counter.First);
    }

    [Fact]
    public async Task Less_free_space_than_asked_for_ends_the_recording_and_not_the_performance()
    {
        using TakeFolder folder = new();
        FakeTimeProvider time = new();
        var free = long.MaxValue;
        await using RecordedPerformance performance = new(folder.Path, time, getFreeBytes: _ => free);
        AddAll(performance, 1);
        free = 5;
        for (var i = 0; i < 200 && performance.Recorder.Failure is null; i++)
        {
            time.Advance(TimeSpan.FromSeconds(11));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }

        Assert.Contains("free on the disk", performance.Recorder.Failure);
        AddAll(performance, 2);
        var take = performance.Recorder.Folder!;
        await performance.DisposeAsync();
        Assert.True(RecordedPerformance.Replay(take).Comparison.IsSame);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_ends_the_recording_and_not_the_performance()
    {
        using TakeFolder folder = new();
        await File.WriteAllTextAsync(folder.File("file"), "", Stop);
        await using RecordedPerformance performance = new(folder.Path, TimeProvider.System, new TakeOptions { Folder = folder.File("file") });
        AddAll(performance, 1);
        Assert.NotNull(performance.Recorder.Failure);
    }

    [Fact]
    public void The_oldest_takes_go_first_and_the_current_one_stays()
    {
        using TakeFolder folder = new();
        foreach (var name in (string[])["2026-01-01 a", "2026-01-02 b", "2026-01-03 c"])
        {
            Directory.CreateDirectory(folder.File(name));
            File.WriteAllText(folder.File(Path.Combine(name, TakeFiles.Head)), new string('x', 1000));
        }

        Directory.CreateDirectory(folder.File("not a take"));
        TakeStore store = new(folder.Path);
        var lockFile = folder.File(Path.Combine("2026-01-01 a", TakeFiles.Lock));
        using (new FileStream(lockFile, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.True(TakeStore.IsRecording(folder.File("2026-01-01 a")));
            Assert.Empty(store.RemoveOldest(3000));
            Assert.Equal([folder.File("2026-01-02 b")], store.RemoveOldest(2500));
            Assert.Equal([folder.File("2026-01-03 c")], store.RemoveOldest(0));
        }

        // A killed recorder leaves its file, but nobody holds it.
        Assert.True(File.Exists(lockFile));
        Assert.False(TakeStore.IsRecording(folder.File("2026-01-01 a")));
        Assert.Equal([folder.File("2026-01-01 a")], store.Takes);
        Assert.True(Directory.Exists(folder.File("not a take")));
    }

    [Fact]
    public async Task Two_performances_at_once_have_a_take_each_and_none_removes_the_other()
    {
        using TakeFolder folder = new();
        TakeOptions small = new() { Folder = folder.Path, MaxBytes = 1 };
        await using RecordedPerformance first = new(folder.Path, TimeProvider.System, small);
        await using RecordedPerformance second = new(folder.Path, TimeProvider.System, small);
        Assert.NotEqual(first.Recorder.Folder, second.Recorder.Folder);
        Assert.True(Directory.Exists(first.Recorder.Folder));
        await first.DisposeAsync();
        Assert.False(TakeStore.IsRecording(first.Recorder.Folder!));
    }

    // A file system of 1 MB. Only root can make one.
    [Fact]
    public async Task A_full_disk_ends_the_recording_and_not_the_performance()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root can mount a small file system");
        using TakeFolder folder = new();
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.Path) == 0, "no file system can be mounted here");
        try
        {
            await using RecordedPerformance performance = new(folder.Path, TimeProvider.System);
            for (var i = 0; performance.Recorder.Failure is null && i < 20_000; i++)
            {
                AddAll(performance, i);
                await Task.Delay(TimeSpan.FromMilliseconds(i % 10 == 0 ? 1 : 0), TimeProvider.System, Stop);
            }

            Assert.NotNull(performance.Recorder.Failure);
            AddAll(performance, 1);
            await performance.DisposeAsync();
            Assert.True(RecordedPerformance.Replay(performance.Recorder.Folder!).Comparison.IsSame);
        }
        finally
        {
            await RunAsync("umount", folder.Path);
        }
    }

    [Fact]
    public void A_folder_without_a_take_is_named()
    {
        using TakeFolder folder = new();
        Assert.Contains("There is no take in", Assert.Throws<TakeException>(() => Take.Open(folder.Path)).Message);
        File.WriteAllText(folder.File(TakeFiles.Head), "{");
        Assert.Contains("cannot be read", Assert.Throws<TakeException>(() => Take.Open(folder.Path)).Message);
    }

    [Fact]
    public void An_event_that_differs_is_named()
    {
        EventRecord[] recorded = [new OnsetRecord(TimeSpan.FromSeconds(1), 0.5f), new StrokeRecord(TimeSpan.FromSeconds(2), true), new OnsetRecord(TimeSpan.FromSeconds(5), 0.5f)];
        Assert.True(ReplayComparison.Compare(recorded, recorded).IsSame);
        var different = ReplayComparison.Compare(recorded, [recorded[0], new StrokeRecord(TimeSpan.FromSeconds(2), false), recorded[2]]);
        Assert.Equal(recorded[1], different.Expected);
        Assert.False(ReplayComparison.Compare(recorded, recorded[..2]).IsSame);
        Assert.False(ReplayComparison.Compare(recorded[1..], recorded).IsSame);
        var late = ReplayComparison.Compare(recorded, [.. recorded, new OnsetRecord(TimeSpan.FromSeconds(5.1), 0.1f)]);
        Assert.True(late.IsSame);
        Assert.Equal(1, late.NotWritten);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync(Stop);
        return process.ExitCode;
    }

    private static void Change(RecordedPerformance performance, int number)
    {
        switch (number % 6)
        {
            case 0:
                performance.Control.Set(new ControlId(ControlTable.Next), true);
                break;
            case 1:
                performance.Control.Set(new ControlId(ControlTable.Follow), number / 60.0);
                break;
            case 2:
                performance.Pipeline.HoldCanvas(number % 4 == 0);
                break;
            case 3:
                performance.Pipeline.RealignCanvas();
                break;
            case 4:
                performance.Pipeline.Report(new FramingReport(FramingState.Framed, "The corners fit the canvas again."));
                break;
            default:
                performance.Pipeline.Report(new SourceReport(SourceKind.Brush, SourceState.Running, "again"));
                break;
        }
    }

    private static void AddAll(RecordedPerformance performance, int number)
    {
        performance.AddBrush(number);
        performance.AddMusic(number);
        if (number % 10 == 0)
        {
            performance.AddFrame(number);
            performance.Step();
        }
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(180));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Stop);
        }
    }

    private sealed class Counter : ITakeListener
    {
        public int Steps { get; private set; }

        public TakeRecord? First { get; private set; }

        public void OnBrush(long at, ReadOnlySpan<float> samples) => Assert.NotNull(First);

        public void OnMusic(long at, ReadOnlySpan<float> samples) => Assert.NotNull(First);

        public void OnFrame(long at, ReadOnlySpan<byte> rgb) => Assert.NotNull(First);

        public void OnRecord(TakeRecord record)
        {
            First ??= record;
            Steps += record is StepRecord ? 1 : 0;
        }
    }
}
