using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Worker.Checks;
using PaintSound.Worker.Scheduling;

namespace PaintSound.Worker.Tests.Scheduling;

public class ThreadPriorityTests
{
    // Fields of /proc/thread-self/stat, counted from the state of the thread (proc(5)).
    private const int Nice = 16, RealTimePriority = 37, Policy = 38;
    private const int RoundRobin = 2;

    [Fact]
    public void A_refusal_is_logged_once_for_all_threads_and_programs()
    {
        FakeLogger<LoggedThreadPriority> logger = new();
        FakePriority system = new(isGranted: false);
        LoggedThreadPriority priority = new(system, logger);
        Assert.False(priority.RaiseThread().IsGranted);
        Assert.False(priority.RaiseProcess(7).IsGranted);
        Assert.False(priority.RaiseThread().IsGranted);
        Assert.Equal((2, 7), (system.Threads.Count, system.Processes.Single()));
        var message = Assert.Single(logger.Collector.GetSnapshot());
        Assert.Equal(LogLevel.Information, message.Level);
        Assert.Equal("Onsets come later while other programs are busy: the system refused priority 3. 'paintsound doctor' tells how to allow it.", message.Message);
    }

    [Fact]
    public void What_is_granted_is_not_logged()
    {
        FakeLogger<LoggedThreadPriority> logger = new();
        LoggedThreadPriority priority = new(new FakePriority(isGranted: true), logger);
        Assert.True(priority.RaiseThread().IsGranted);
        Assert.True(priority.RaiseProcess(7).IsGranted);
        Assert.Empty(logger.Collector.GetSnapshot());
    }

    [Fact]
    public async Task The_doctor_tells_what_to_do_about_a_refusal_and_does_not_fail()
    {
        var refused = await PriorityCheck.RunAsync(new FakePriority(isGranted: false));
        Assert.Equal(("priority", true, false), (refused.What, refused.Ok, refused.Tried));
        Assert.Equal("the system refused priority 3. While other programs are busy, onsets come later. Ask the administrator.", refused.Says);
        var granted = await PriorityCheck.RunAsync(new FakePriority(isGranted: true));
        Assert.Equal((true, true, "brush and events run before other programs: priority 3"), (granted.Ok, granted.Tried, granted.Says));
    }

    [Fact]
    public async Task Linux_raises_the_thread_that_asks_and_no_thread_that_it_starts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc of Linux");
        var (grant, own, started) = await OnThreadAsync(() =>
        {
            var grant = ThreadPrioritySystem.Create().RaiseThread();
            return (grant, ReadThread(), OnThreadAsync(ReadThread));
        });
        if (grant.IsGranted)
        {
            Assert.Equal("real-time priority 3", grant.Says);
            Assert.Equal((RoundRobin, 3), (own[Policy], own[RealTimePriority]));
        }
        else
        {
            Assert.Contains("Linux refused real-time priority (Operation not permitted)", grant.Says, StringComparison.Ordinal);
            Assert.Equal(grant.Says.EndsWith("gave nice -11", StringComparison.Ordinal), own[Nice] == -11);
        }

        var other = await started;
        Assert.Equal(0, other[Policy]);
        Assert.True(other[Nice] >= 0);
    }

    [Fact]
    public async Task Linux_raises_a_program_that_was_started()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc of Linux");
        using var program = Process.Start("/bin/sleep", ["600"]);
        try
        {
            var grant = ThreadPrioritySystem.Create().RaiseProcess(program.Id);
            var fields = Parse(await File.ReadAllTextAsync($"/proc/{program.Id}/stat", TestContext.Current.CancellationToken));
            Assert.Equal(grant.IsGranted, (fields[Policy], fields[RealTimePriority]) == (RoundRobin, 3));
        }
        finally
        {
            program.Kill();
        }

        Assert.False(ThreadPrioritySystem.Create().RaiseProcess(int.MaxValue).IsGranted);
    }

    private static int[] ReadThread() => Parse(File.ReadAllText("/proc/thread-self/stat"));

    // Behind the name of the program, which can contain anything, and its closing bracket. The state is a letter.
    private static int[] Parse(string stat) =>
        [.. stat[(stat.LastIndexOf(')') + 2)..].Split(' ').Select(field => long.TryParse(field, out var number) ? (int)number : -1)];

    private static Task<T> OnThreadAsync<T>(Func<T> run) =>
        Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
