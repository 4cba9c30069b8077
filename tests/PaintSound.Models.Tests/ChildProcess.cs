using System.Diagnostics;

namespace PaintSound.Models.Tests;

/// <summary>Runs one explicit test of this assembly in a separate process.</summary>
internal static class ChildProcess
{
    /// <summary>Runs the test and waits for it. Fails if the test fails.</summary>
    /// <param name="method">The test method.</param>
    /// <param name="environment">Environment variables to set; null removes a variable.</param>
    public static async Task RunAsync<T>(string method, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(T).Assembly.Location, "-explicit", "only", "-method", $"{typeof(T).FullName}.{method}" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{await output}\n{await errors}");
        Assert.Contains("Total: 1", await output, StringComparison.Ordinal);
    }
}
