using System.Globalization;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound run</c> with a real Link peer, LinkHut by Ableton, over loopback in a network namespace.</summary>
[Collection(nameof(NonParallelTests))]
public class LinkTests(SampleLibraryFixture samples)
{
    private const string Package = "ableton-link-utils";
    private const string Program = "/usr/bin/LinkHut";
    private const int Port = 9000;

    [Fact]
    public async Task Beat_follows_the_session_of_a_Link_peer_and_its_changes_of_tempo()
    {
        Assert.SkipUnless(File.Exists(Program), $"there is no LinkHut: apt-get install {Package}");
        using var net = await NetworkNamespaces.CreateAsync();
        await NetworkNamespaces.RunAsync(net.Here, "ip link set lo multicast on; ip route add 224.0.0.0/4 dev lo");

        // LinkHut needs a sound system.
        using var name = JackServerName.Claim();
        var environment = new Dictionary<string, string?> { ["JACK_DEFAULT_SERVER"] = name.Value, ["JACK_NO_START_SERVER"] = "1" };
        using var jack = ChildProcess.Start(
            "jackd2", net.Here[0], [.. net.Here[1..], "jackd", "-r", "-n", name.Value, "-d", "dummy", "-r", "48000", "-p", "2048"]);
        using var hut = ChildProcess.StartInteractive(
            Package, environment, net.Here[0], [.. net.Here[1..], "script", "-qfc", $"until {Program}; do sleep 0.2; done", "/dev/null"]);
        await hut.WaitForLineAsync(line => line.StartsWith("no ", StringComparison.Ordinal));
        hut.WriteLine("a");
        await hut.WaitForLineAsync(line => line.StartsWith("yes ", StringComparison.Ordinal));
        await SetTempoAsync('e', 121, 122, 123);

        using var temp = new TemporaryFolder();
        using var dump = ChildProcess.Start("liblo-tools", net.Here[0], [.. net.Here[1..], "oscdump", "-L", $"{Port}"]);
        var show = temp.Write(
            "show.yaml",
            $"library: {samples.Library}\nbrush: {{simulated: 1}}\ncanvas: {{file: {samples.Canvas}}}\nosc: {{to: [127.0.0.1:{Port}], query: off}}\nbeat: {{source: link}}\n");
        using (ChildProcess.Start("dotnet-sdk-10.0", net.Here[0], [.. net.Here[1..], .. WorkerProcess.Command, "run", show]))
        {
            await dump.WaitForLineAsync(line => BeatTempo(line) is > 122.9 and < 123.1);
            await hut.WaitForLineAsync(line => line.StartsWith("yes     | 1 ", StringComparison.Ordinal));
            await SetTempoAsync('e', 124);
            await dump.WaitForLineAsync(line => BeatTempo(line) is > 123.9 and < 124.1);

            // PaintSound never changes the session.
            Assert.Equal(124, TempoOf(hut.Output.Last(line => line.StartsWith("yes ", StringComparison.Ordinal) && TempoOf(line) > 0)));
        }

        // LinkHut takes one key at a time.
        async Task SetTempoAsync(char key, params int[] tempos)
        {
            foreach (var tempo in tempos)
            {
                hut.WriteLine($"{key}");
                await hut.WaitForLineAsync(line => TempoOf(line) == tempo);
            }
        }
    }

    // enabled | peers | quantum | start stop sync | tempo | beats | metro
    private static double TempoOf(string line) =>
        line.Split('|') is [_, _, _, _, var tempo, ..] && double.TryParse(tempo, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // time address types bar beat phase tempo
    private static double BeatTempo(string line) =>
        line.Contains("/paintsound/beat iiff ", StringComparison.Ordinal) && double.TryParse(line.Split(' ')[^1], CultureInfo.InvariantCulture, out var tempo) ? tempo : 0;
}
