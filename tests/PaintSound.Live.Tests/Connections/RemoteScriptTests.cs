using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PaintSound.Osc.Addresses;

namespace PaintSound.Live.Tests.Connections;

/// <summary>Runs the Python tests of the remote script, so that one command runs all tests.</summary>
public partial class RemoteScriptTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(7);

    private static string Folder => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "ableton-set", "remote-script"));

    [Fact]
    public async Task Python_tests_pass()
    {
        var python = OperatingSystem.IsWindows() ? "python" : "python3";
        var start = new ProcessStartInfo(python, ["-B", "-m", "unittest", "discover", "-s", "tests"])
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Start(start);
        var output = Task.WhenAll(
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Timeout, TimeProvider.System, TestContext.Current.CancellationToken);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        var text = string.Join('\n', await output);
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Assert.True(process.ExitCode == 0, text);
        Assert.True(int.Parse(RanPattern().Match(text).Groups["tests"].Value) > 40, text);
    }

    [Fact]
    public void Uses_the_protocol_of_the_catalogue()
    {
        var source = File.ReadAllText(Path.Combine(Folder, "PaintSound", "messages.py"));
        Assert.Contains($"PROTOCOL = {LiveCatalogue.Protocol}\n", source.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(Entries(Direction.Out), Table(source, "TO_LIVE"));
        Assert.Equal(Entries(Direction.In), Table(source, "FROM_LIVE"));
        Assert.Contains(
            $"PORT = {LiveCatalogue.RemoteScriptPort}\n",
            File.ReadAllText(Path.Combine(Folder, "PaintSound", "settings.py")).ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{start.FileName} is not installed: apt-get install python3");
            throw;
        }
    }

    private static string[] Entries(Direction direction) =>
    [
        .. LiveCatalogue.All.Where(entry => entry.Direction == direction)
            .Select(entry => $"{entry.Address["/paintsound/live/".Length..]} {string.Concat(entry.Arguments.Select(argument => (char)argument.Type))}"),
    ];

    private static string[] Table(string source, string name) =>
    [
        .. RowPattern().Matches(source[source.IndexOf($"{name} = {{", StringComparison.Ordinal)..].Split('}')[0])
            .Select(row => $"{row.Groups["name"].Value} {row.Groups["tags"].Value}"),
    ];

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("\"(?<name>[a-z]+)\": \"(?<tags>[isf]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RowPattern();

    [GeneratedRegex("Ran (?<tests>[0-9]+) tests", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RanPattern();
}
