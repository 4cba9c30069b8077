using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using PaintSound.Osc.Addresses;

namespace PaintSound.Max.Tests;

/// <summary>Paths and files of this repository.</summary>
internal static class Folder
{
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Patches { get; } = Path.Combine(Repository, "max-patches");

    /// <summary>The Max package.</summary>
    public static string Package { get; } = Path.Combine(Patches, "PaintSound");

    public static string DeviceFile { get; } = Path.Combine(Package, "devices", "PaintSound.amxd");

    /// <summary>All addresses that PaintSound, the remote script and the device send or receive.</summary>
    public static IReadOnlySet<string> Addresses { get; } =
        Catalogue.All.Concat(LiveCatalogue.All).Select(entry => entry.Address).ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns all patches, help patches and the device, by file name.</summary>
    public static IReadOnlyDictionary<string, JsonNode> ReadPatches() => Directory.GetFiles(Package, "*.max*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".maxpat", StringComparison.Ordinal) || file.EndsWith(".maxhelp", StringComparison.Ordinal))
        .Select(file => (Name: Path.GetFileName(file), Patch: JsonNode.Parse(File.ReadAllText(file))!))
        .Append(("PaintSound.amxd", Device.Read(DeviceFile).Patch))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>Runs a program in the repository, for at most 60 seconds.</summary>
    /// <returns>The exit status, and the output with the errors.</returns>
    public static async Task<(int Status, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(180));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
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
