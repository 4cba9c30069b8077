namespace PaintSound.Acceptance.Tests;

/// <summary>
/// Two computers on one cable, made of Linux network namespaces: <see cref="Here"/> has the interface <c>here0</c>, <see cref="There"/>
/// has <c>there0</c>. They end with this object. A test that may not create them is skipped.
/// </summary>
internal sealed class NetworkNamespaces : IDisposable
{
    private const string Package = "util-linux iproute2";

    private readonly ChildProcess _here;
    private readonly ChildProcess _there;

    private NetworkNamespaces(ChildProcess here, ChildProcess there) => (_here, _there) = (here, there);

    /// <summary>The command that runs a program on this computer.</summary>
    public string[] Here => Enter(_here);

    /// <summary>The command that runs a program on the other computer.</summary>
    public string[] There => Enter(_there);

    /// <summary>Creates both, with loopback interfaces and a cable that is not yet up.</summary>
    public static async Task<NetworkNamespaces> CreateAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "network namespaces exist on Linux only");
        string[] wait = ["sh", "-c", "echo ready; exec sleep 86400"];
        var here = ChildProcess.Start(Package, "unshare", ["--map-root-user", "--net", "--mount", .. wait]);
        await here.WaitUntilAsync(() => here.Lines.Count > 0 || here.HasExited);
        if (!here.Lines.Contains("ready"))
        {
            here.Dispose();
            Assert.Skip($"this user may not create a network namespace: {string.Join(' ', here.Lines)}");
        }

        var enter = Enter(here);
        var there = ChildProcess.Start(Package, enter[0], [.. enter[1..], "unshare", "--net", .. wait]);
        await there.WaitForLineAsync(line => line == "ready");
        var both = new NetworkNamespaces(here, there);
        await both.AddCableAsync("here0", "there0");
        await RunAsync(both.Here, "ip link set lo up");
        return both;
    }

    /// <summary>Adds a cable between both.</summary>
    public Task AddCableAsync(string here, string there) => RunAsync(Here, $"ip link add {here} type veth peer name {there} netns {_there.Id}");

    /// <summary>Runs a command line on one of them. Fails if its exit status is not 0.</summary>
    public static Task RunAsync(string[] where, string command) => ChildProcess.RunAsync(Package, where[0], [.. where[1..], "sh", "-ec", command]);

    public void Dispose()
    {
        _there.Dispose();
        _here.Dispose();
    }

    private static string[] Enter(ChildProcess process) =>
        ["nsenter", "--target", $"{process.Id}", "--user", "--net", "--mount", "--preserve-credentials"];
}
