using System.Runtime.InteropServices;

namespace PaintSound.Acceptance.Tests;

/// <summary>The program <c>paintsound</c>, started as a user starts it: another process, of which nothing is seen but what it prints.</summary>
internal static class WorkerProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>The one that runs these tests, by its path: a test may take PATH away.</summary>
    private static readonly string Dotnet = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>The words that start it.</summary>
    public static string[] Command => [Dotnet, Path.Combine(AppContext.BaseDirectory, "paintsound.dll")];

    /// <summary>Starts it.</summary>
    public static Peer Start(params string[] arguments) => Start(new Dictionary<string, string?>(), arguments);

    /// <summary>Starts it in a changed environment. Unless that says where, each one writes its log file to a folder of its own.</summary>
    public static Peer Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments) => Peer.Start(
        "dotnet-sdk-10.0",
        environment.ContainsKey("XDG_STATE_HOME") ? environment : new Dictionary<string, string?>(environment) { ["XDG_STATE_HOME"] = StateHome() },
        Command[0],
        [.. Command[1..], .. arguments]);

    // Made by the program with its first log message, so that most commands leave nothing.
    private static string StateHome() => Path.Combine(AppContext.BaseDirectory, "state", $"{Guid.NewGuid():N}");

    /// <summary>Runs it to its end.</summary>
    public static Task<Outcome> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string?>(), arguments);

    /// <summary>Runs it to its end in a changed environment.</summary>
    public static async Task<Outcome> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var worker = Start(environment, arguments);
        await worker.EndAsync(Patience);
        return new Outcome(worker.ExitCode, string.Join('\n', worker.Output), [.. worker.Errors]);
    }
}
