using System.Runtime.InteropServices;

namespace PaintSound.Acceptance.Tests;

/// <summary>Starts the program <c>paintsound</c> as a separate process. Tests see only its output.</summary>
internal static class WorkerProcess
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(300);

    /// <summary>The path of the dotnet that runs the tests, because some tests change PATH.</summary>
    private static readonly string Dotnet = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>The command line of the program, without arguments.</summary>
    public static string[] Command => [Dotnet, Path.Combine(AppContext.BaseDirectory, "paintsound.dll")];

    /// <summary>Starts the program.</summary>
    public static ChildProcess Start(params string[] arguments) => Start(new Dictionary<string, string?>(), arguments);

    /// <summary>Starts the program in a changed environment. By default each process writes its log file and its settings to its own folder.</summary>
    public static ChildProcess Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments) => ChildProcess.Start(
        "dotnet-sdk-10.0",
        WithOwnFolders(environment),
        Command[0],
        [.. Command[1..], .. arguments]);

    // The program creates the folders with its first log message and the first show with sACN, so most commands leave none. Windows and macOS ignore these variables.
    private static Dictionary<string, string?> WithOwnFolders(IReadOnlyDictionary<string, string?> environment)
    {
        Dictionary<string, string?> changed = new(environment);
        var own = Path.Combine(AppContext.BaseDirectory, "state", $"{Guid.NewGuid():N}");
        changed.TryAdd("XDG_STATE_HOME", own);
        changed.TryAdd("XDG_CONFIG_HOME", Path.Combine(own, "config"));
        return changed;
    }

    /// <summary>Runs the program until it exits.</summary>
    public static Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string?>(), arguments);

    /// <summary>Runs the program in a changed environment until it exits.</summary>
    public static async Task<CommandResult> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var worker = Start(environment, arguments);
        await worker.WaitForExitAsync(Timeout);
        return new CommandResult(worker.ExitCode, string.Join('\n', worker.Output), [.. worker.Errors]);
    }
}
