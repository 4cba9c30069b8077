using PaintSound.Worker.Tests.Docs;

namespace PaintSound.Worker.Tests.Architecture;

/// <summary>
/// A performance knows the session clock only, which nobody can set. The wall clock can be stepped by an hour while it runs: it is read for the times in
/// the log and the date of a take; with an understudy, a step costs one question to the other worker, because a suspended computer looks the same. A session's certificate has dates, and a host that
/// starts anew orders itself after the host before; the hub corrects a clock that is behind. (The banned symbols forbid the other ways to read it.)
/// </summary>
public class WallClockTests
{
    private static readonly string[] Readers = ["FailoverState.cs", "FileLoggerProvider.cs", "RealTimeTakeClock.cs", "SessionCertificate.cs", "SessionSite.cs", "TakeService.cs"];

    [Fact]
    public void Only_logs_and_dates_read_the_wall_clock() => Assert.Equal(
        Readers,
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var text
                && (text.Contains("GetUtcNow", StringComparison.Ordinal) || text.Contains("GetLocalNow", StringComparison.Ordinal)))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
