using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using PaintSound.Osc.Addresses;

namespace PaintSound.Max.Tests;

/// <summary>The folder <c>max-patches</c> of this repository.</summary>
internal static class Folder
{
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Patches { get; } = Path.Combine(Repository, "max-patches");

    /// <summary>Every address that PaintSound or its doors in Live say or understand.</summary>
    public static IReadOnlySet<string> Addresses { get; } =
        Catalogue.All.Concat(LiveCatalogue.All).Select(entry => entry.Address).ToHashSet(StringComparer.Ordinal);

    /// <summary>All patches and help patches by their file names, and the device's.</summary>
    public static IReadOnlyDictionary<string, JsonNode> All() => Directory.GetFiles(Patches, "*.max*")
        .Where(file => file.EndsWith(".maxpat", StringComparison.Ordinal) || file.EndsWith(".maxhelp", StringComparison.Ordinal))
        .Select(file => (Name: Path.GetFileName(file), Patch: JsonNode.Parse(File.ReadAllText(file))!))
        .Append(("PaintSound.amxd", Device.Read(Path.Combine(Patches, "PaintSound.amxd")).Patch))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>Runs a program in the repository, for a minute at most.</summary>
    /// <returns>Its exit status and what it said.</returns>
    public static async Task<(int Status, string Said)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(limit.Token);
            var complained = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await said + await complained);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
