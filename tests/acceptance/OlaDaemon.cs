using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary>The Open Lighting Architecture on a computer of its own. It receives sACN and Art-Net and tells the levels.</summary>
internal sealed partial class OlaDaemon : IDisposable
{
    private const string Package = "ola ola-python";

    private readonly string[] _computer;
    private readonly ChildProcess _daemon;
    private ChildProcess? _levels;

    private OlaDaemon(string[] computer, ChildProcess daemon) => (_computer, _daemon) = (computer, daemon);

    /// <summary>What the daemon logged.</summary>
    public IReadOnlyCollection<string> Log => _daemon.Lines;

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="computer">The command that runs a program on its computer.</param>
    /// <param name="settings">A folder for its settings. Art-Net listens to net 2, sub-net 3.</param>
    public static async Task<OlaDaemon> StartAsync(string[] computer, string settings)
    {
        await File.WriteAllTextAsync(Path.Combine(settings, "ola-artnet.conf"), "net = 2\nsubnet = 3\n", TestContext.Current.CancellationToken);

        // It refuses to run as root, which is the user of a network namespace.
        var daemon = ChildProcess.Start(
            Package,
            computer[0],
            [.. computer[1..], "unshare", "--user", "--map-user=1000", "--map-group=1000", "olad", "--config-dir", settings, "--no-http", "--no-register-with-dns-sd", "--log-level", "3"]);
        var ola = new OlaDaemon(computer, daemon);
        await Eventually.TrueAsync(async () => await ola.ListDevicesAsync() is not null || daemon.HasExited, () => string.Join('\n', daemon.Lines));
        Assert.SkipWhen(daemon.HasExited && daemon.Lines.Any(line => line.Contains("olad: No such file", StringComparison.Ordinal)), $"olad is not installed: apt-get install {Package}");
        Assert.False(daemon.HasExited, string.Join('\n', daemon.Lines));
        return ola;
    }

    /// <summary>Connects the first input of a device to a universe.</summary>
    /// <param name="device">The beginning of its name.</param>
    /// <param name="universe">The universe of OLA.</param>
    public async Task PatchAsync(string device, int universe)
    {
        var number = DeviceLine().Matches(await ListDevicesAsync() ?? "").Single(match => match.Groups["name"].Value.StartsWith(device, StringComparison.Ordinal)).Groups["number"].Value;
        await NetworkNamespaces.RunAsync(_computer, $"ola_patch --device {number} --port 0 --input --universe {universe}");
    }

    /// <summary>Starts to read the levels of universes.</summary>
    public async Task ReadAsync(params int[] universes)
    {
        _levels = ChildProcess.Start(
            Package, _computer[0], [.. _computer[1..], "/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "peers", "ola-levels.py"), .. universes.Select(universe => $"{universe}")]);
        await _levels.WaitForLineAsync(line => line == "ready");
    }

    /// <summary>The levels of a universe so far, the newest last: the first eight channels.</summary>
    public int[][] Levels(int universe) =>
        [.. _levels!.Output.Select(line => line.Split(' ')).Where(words => words[0] == $"{universe}").Select(words => words[1..].Select(int.Parse).ToArray()).Where(levels => levels.Length == 8)];

    public void Dispose()
    {
        _levels?.Dispose();
        _daemon.Dispose();
    }

    private async Task<string?> ListDevicesAsync()
    {
        using var list = ChildProcess.Start(Package, _computer[0], [.. _computer[1..], "ola_dev_info"]);
        await list.WaitForExitAsync();
        return list.ExitCode == 0 ? string.Join('\n', list.Output) : null;
    }

    [GeneratedRegex("^Device (?<number>[0-9]+): (?<name>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeviceLine();
}
