namespace PaintSound.Acceptance.Tests;

/// <summary>A show whose computer gets another address, loses its cable, gets another interface, or whose target's name moves.</summary>
public sealed class NetworkChangeTests(SampleLibraryFixture samples) : IDisposable
{
    private const string Lost = "messages cannot be sent";
    private const string Restored = "messages are sent again";

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("10.9.0", "10.9.0.2", "/24")]
    [InlineData("fd09:0:0:0:", "[fd09:0:0:0::2]", "/64 nodad")]
    public async Task Osc_is_sent_again_after_a_new_address_and_after_the_cable_was_out(string network, string target, string length)
    {
        using var net = await NetworkNamespaces.CreateAsync();
        string Ip(int host) => network.EndsWith(':') ? $"{network}:{host}" : $"{network}.{host}";
        string Source(int host) => System.Net.IPAddress.Parse(Ip(host)).ToString() + " ";
        await NetworkNamespaces.RunAsync(net.There, $"ip addr add {Ip(2)}{length} dev there0; ip link set there0 up");
        await NetworkNamespaces.RunAsync(net.Here, $"ip link set here0 up; ip addr add {Ip(1)}{length} dev here0");
        using var receiver = await ReceiveAsync(net);
        using var worker = Run(net, $"{target}:9000");
        await receiver.WaitForLineAsync(line => line.StartsWith(Source(1), StringComparison.Ordinal));

        await NetworkNamespaces.RunAsync(net.Here, $"ip addr del {Ip(1)}{length.Split(' ')[0]} dev here0; ip addr add {Ip(7)}{length} dev here0");
        await receiver.WaitForLineAsync(line => line.StartsWith(Source(7), StringComparison.Ordinal));
        await worker.WaitForLineAsync(line => line.StartsWith("OSC target", StringComparison.Ordinal) && line.Contains(Source(7).Trim(), StringComparison.Ordinal));

        // The change of address can be told as a loss and its end already: only what is told from here on is of the cable.
        await worker.WaitUntilAsync(() => Count(Lost) == Count(Restored));
        var before = Count(Lost);
        await NetworkNamespaces.RunAsync(net.Here, "ip link set here0 down");
        await worker.WaitUntilAsync(() => Count(Lost) > before);
        await NetworkNamespaces.RunAsync(net.Here, $"ip addr flush dev here0; ip link set here0 up; ip addr add {Ip(8)}{length} dev here0");
        await receiver.WaitForLineAsync(line => line.StartsWith(Source(8), StringComparison.Ordinal));
        await worker.WaitUntilAsync(() => Count(Restored) > before);

        // Each loss is followed by its recovery, and each is told once.
        var told = worker.Errors.Where(line => line.StartsWith("OSC target", StringComparison.Ordinal) && (line.Contains(Lost, StringComparison.Ordinal) || line.Contains(Restored, StringComparison.Ordinal))).ToArray();
        Assert.All(told.Index(), line => Assert.Contains(line.Index % 2 == 0 ? Lost : Restored, line.Item, StringComparison.Ordinal));
        Assert.InRange(told.Length, 2, 6);

        int Count(string text) => worker.Errors.Count(line => line.StartsWith("OSC target", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Osc_is_sent_over_another_interface()
    {
        using var net = await NetworkNamespaces.CreateAsync();
        await net.AddCableAsync("here1", "there1");
        await NetworkNamespaces.RunAsync(
            net.There,
            "ip link set lo up; ip addr add 10.9.0.2/32 dev lo; ip addr add 10.9.0.3/24 dev there0; ip link set there0 up; ip addr add 10.9.1.2/24 dev there1; ip link set there1 up");
        await NetworkNamespaces.RunAsync(net.Here, "ip link set here0 up; ip addr add 10.9.0.1/24 dev here0");
        using var receiver = await ReceiveAsync(net);
        using var worker = Run(net, "10.9.0.2:9000");
        await receiver.WaitForLineAsync(line => line.StartsWith("10.9.0.1 ", StringComparison.Ordinal));

        await NetworkNamespaces.RunAsync(net.Here, "ip link del here0; ip link set here1 up; ip addr add 10.9.1.1/24 dev here1; ip route add 10.9.0.0/24 via 10.9.1.2");
        await receiver.WaitForLineAsync(line => line.StartsWith("10.9.1.1 ", StringComparison.Ordinal));
        await worker.WaitForLineAsync(line => line.StartsWith("OSC target", StringComparison.Ordinal) && line.Contains("10.9.1.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Osc_follows_a_name_that_moves()
    {
        using var net = await NetworkNamespaces.CreateAsync();
        var hosts = _temp.Write("hosts", "10.9.0.2 lights\n");
        await NetworkNamespaces.RunAsync(net.There, "ip addr add 10.9.0.2/24 dev there0; ip link set there0 up");
        await NetworkNamespaces.RunAsync(net.Here, $"mount --bind {hosts} /etc/hosts; ip link set here0 up; ip addr add 10.9.0.1/24 dev here0");
        using var receiver = await ReceiveAsync(net);
        using var worker = Run(net, "lights:9000");
        await receiver.WaitForLineAsync(line => line.StartsWith("10.9.0.1 ", StringComparison.Ordinal));

        await NetworkNamespaces.RunAsync(net.There, "ip addr del 10.9.0.2/24 dev there0; ip addr add 10.9.0.5/24 dev there0");
        _temp.Write("hosts", "10.9.0.5 lights\n");
        var count = receiver.Lines.Count;
        await receiver.WaitUntilAsync(() => receiver.Lines.Count > count + 10);
        await worker.WaitForLineAsync(line => line.Contains("the host now has the address 10.9.0.5 (before: 10.9.0.2)", StringComparison.Ordinal));
    }

    private static async Task<ChildProcess> ReceiveAsync(NetworkNamespaces net)
    {
        var receiver = ChildProcess.Start("nodejs", net.There[0], [.. net.There[1..], "node", Path.Combine(AppContext.BaseDirectory, "peers", "udp-receiver.cjs"), "9000"]);
        await receiver.WaitForLineAsync(line => line == "listening");
        return receiver;
    }

    private ChildProcess Run(NetworkNamespaces net, string target)
    {
        var show = _temp.Write("show.yaml", $$"""
            library: {{samples.Library}}
            brush:
              simulated: 1
            canvas:
              simulated: 1
            osc:
              to: ["{{target}}"]
              query: off
            """);
        return ChildProcess.Start("dotnet-sdk-10.0", net.Here[0], [.. net.Here[1..], .. WorkerProcess.Command, "run", show, "--log-file", _temp["show.log"]]);
    }
}
