namespace PaintSound.Acceptance.Tests.Understudies;

/// <summary>
/// Two workers on two computers that send to the same stage: the stage and one worker <c>there</c>, the other worker <c>here</c>, with a cable between.
/// </summary>
internal sealed class UnderstudyStage : IDisposable
{
    private const double Dwell = 4;
    private const string HereAddress = "10.9.0.1";
    private const string ThereAddress = "10.9.0.2";
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterReturn = TimeSpan.FromSeconds(2);

    private readonly NetworkNamespaces _net;
    private readonly ChildProcess _receiver;
    private readonly TemporaryFolder _temp = new();
    private readonly string _show;
    private int _starts;
    private double _followedSince;
    private ChildProcess? _leader;
    private ChildProcess? _understudy;

    private UnderstudyStage(NetworkNamespaces net, ChildProcess receiver, string library)
    {
        (_net, _receiver) = (net, receiver);
        _show = _temp.Write("show.yaml", $$"""
            library: {{library}}
            brush:
              simulated: 1
            canvas:
              simulated: 1
            choosing:
              gate: 0.1
              dwell: {{Dwell}}
              on-change: false
              silence: any
            osc:
              to: ["{{ThereAddress}}:9000"]
              query: off
            modulations:
              wash:
                source: brush-level
                curve: {attack: 1, release: 1}
                rate: 40
                target: {osc: "{{ThereAddress}}:9000", address: {{StageMessage.Light}}, scale: float}
            takes:
              record: false
            understudy:
              key: a key of the acceptance tests
            """);
    }

    /// <summary>True if the worker that sends is the one whose cable can be pulled.</summary>
    public bool LeadsHere { get; private set; }

    /// <summary>How often the understudy took over although nothing had happened to the worker that sent.</summary>
    public int FalseTakeovers { get; private set; }

    private string LeaderAddress => LeadsHere ? HereAddress : ThereAddress;

    private string UnderstudyAddress => LeadsHere ? ThereAddress : HereAddress;

    /// <summary>Starts the stage and both workers, and waits until one sends and the other one follows.</summary>
    public static async Task<UnderstudyStage> StartAsync(string library)
    {
        var net = await NetworkNamespaces.CreateAsync();
        await NetworkNamespaces.RunAsync(net.There, $"ip link set lo up; ip addr add {ThereAddress}/24 dev there0; ip link set there0 up");
        await NetworkNamespaces.RunAsync(net.Here, $"ip link set here0 up; ip addr add {HereAddress}/24 dev here0");
        var receiver = ChildProcess.Start("nodejs", net.There[0], [.. net.There[1..], "node", Path.Combine(AppContext.BaseDirectory, "peers", "stage-receiver.cjs"), "9000"]);
        await receiver.WaitForLineAsync(line => line == "listening");
        var stage = new UnderstudyStage(net, receiver, library) { LeadsHere = true };
        stage._leader = stage.Run(isHere: true, []);
        await stage.WaitUntilSendingAsync(HereAddress);
        await stage.FollowAsync();
        return stage;
    }

    /// <summary>Lets the worker that sends fail, and returns what the stage saw. Then the other one sends, and the failed one follows it anew.</summary>
    /// <param name="fault">What happens.</param>
    /// <param name="wait">How long both run before.</param>
    /// <returns>Null if the understudy took over before.</returns>
    public async Task<Moment?> FailAsync(Fault fault, TimeSpan wait)
    {
        await Task.Delay(wait, TimeProvider.System, TestContext.Current.CancellationToken);
        var (failed, other, old) = (LeaderAddress, UnderstudyAddress, _leader!);
        if (FirstOf(other, _followedSince) is not null)
        {
            FalseTakeovers++;
            await ReplaceAsync(old);
            return null;
        }

        var fault0 = Now;
        await BeginAsync(fault, old);
        await _receiver.WaitUntilAsync(() => _understudy!.HasExited || FirstOf(other, fault0) is not null);
        Assert.False(_understudy!.HasExited, $"The understudy ended:\n{string.Join('\n', _understudy.Errors.Concat(_understudy.Output).TakeLast(20))}");
        await Task.Delay(AfterFault, TimeProvider.System, TestContext.Current.CancellationToken);
        var end = Now;
        await EndAsync(fault, old);
        await Task.Delay(AfterReturn, TimeProvider.System, TestContext.Current.CancellationToken);
        var moment = Measure(fault, fault0, end, failed, other);
        await ReplaceAsync(old);
        return moment;
    }

    private async Task ReplaceAsync(ChildProcess old)
    {
        await EndProcessAsync(old);
        (LeadsHere, _leader, _understudy) = (!LeadsHere, _understudy, null);
        await FollowAsync();
    }

    public void Dispose()
    {
        _leader?.Dispose();
        _understudy?.Dispose();
        _receiver.Dispose();
        _net.Dispose();
        _temp.Dispose();
    }

    private static double Now => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    private IEnumerable<StageMessage> Messages => _receiver.Lines.Select(StageMessage.Parse).OfType<StageMessage>();

    private StageMessage? FirstOf(string sender, double after) => Messages.FirstOrDefault(message => message.Sender == sender && message.At > after);

    private static Task<string> SignalAsync(ChildProcess process, string signal) => ChildProcess.RunAsync("procps", "kill", $"-{signal}", $"{process.Id}");

    private Task BeginAsync(Fault fault, ChildProcess worker) => fault switch
    {
        Fault.Kill => SignalAsync(worker, "KILL"),
        Fault.Freeze => SignalAsync(worker, "STOP"),
        _ => NetworkNamespaces.RunAsync(_net.Here, "ip link set here0 down"),
    };

    private Task EndAsync(Fault fault, ChildProcess worker) => fault switch
    {
        Fault.Kill => Task.CompletedTask,
        Fault.Freeze => SignalAsync(worker, "CONT"),
        _ => NetworkNamespaces.RunAsync(_net.Here, $"ip addr flush dev here0; ip link set here0 up; ip addr add {HereAddress}/24 dev here0"),
    };

    private static async Task EndProcessAsync(ChildProcess worker)
    {
        if (!worker.HasExited)
        {
            await SignalAsync(worker, "KILL");
            await worker.WaitForExitAsync();
        }

        worker.Dispose();
    }

    private async Task FollowAsync()
    {
        _understudy = Run(isHere: !LeadsHere, ["--follow", LeaderAddress]);
        await _understudy.WaitForLineAsync(line => line.StartsWith("Brush:", StringComparison.Ordinal));
        await _understudy.WaitForLineAsync(line => line.Contains("Understudy: connected", StringComparison.Ordinal));

        // Both know the latest launch.
        _followedSince = Now;
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private Task WaitUntilSendingAsync(string sender) => _receiver.WaitUntilAsync(
        () => Messages.Any(message => message.Sender == sender && message.Address == StageMessage.Selection));

    private ChildProcess Run(bool isHere, string[] arguments)
    {
        var where = isHere ? _net.Here : _net.There;
        var number = ++_starts;
        Dictionary<string, string?> environment = new() { ["XDG_STATE_HOME"] = _temp[$"state{number}"], ["XDG_CONFIG_HOME"] = _temp[$"config{number}"] };
        return ChildProcess.Start(
            "dotnet-sdk-10.0", environment, where[0], [.. where[1..], .. WorkerProcess.Command, "run", _show, "--log-file", _temp[$"worker{number}.log"], "--verbose", .. arguments]);
    }

    private Moment Measure(Fault fault, double begin, double end, string failed, string other)
    {
        StageMessage[] all = [.. Messages.Where(message => message.At > begin - 20_000)];
        var first = all.First(message => message.Sender == other && message.At > begin);
        var last = all.Last(message => message.Sender == failed && message.At < first.At);
        StageMessage[] returned = [.. all.Where(message => message.Sender == failed && message.At > first.At)];
        var lights = all.Where(message => message.Address == StageMessage.Light).ToArray();
        var before = lights.LastOrDefault(message => message.Sender == failed && message.At < first.At);
        var after = lights.FirstOrDefault(message => message.Sender == other && message.At >= first.At);
        return new Moment(
            fault,
            first.At - begin,
            first.At - last.At,
            CountLaunchedTwice([.. all.Where(message => message.Address == StageMessage.Selection && message.At < end)], first.At),
            before is null || after is null ? 0 : Math.Abs(after.Value - before.Value),
            all.Count(message => message.Sender == other && message.At >= first.At && message.At < first.At + 100 && IsEvent(message)),
            all.Count(message => message.Sender == other && message.At >= first.At && message.At < first.At + 100),
            returned.Length,
            returned.Length == 0 ? 0 : returned[^1].At - end);
    }

    private static bool IsEvent(StageMessage message) =>
        message.Address is StageMessage.Selection or "/paintsound/brush/onset" or "/paintsound/brush/stroke";

    // An excerpt lasts for its dwell, which can end half a second earlier on an onset. A launch before that is one that the other worker has made already.
    private static int CountLaunchedTwice(StageMessage[] launches, double takeover) => launches.Zip(launches.Skip(1))
        .Count(pair => pair.Second.At >= takeover - 500 && pair.First.At < takeover + 500
            && (pair.First.Arguments == pair.Second.Arguments || pair.Second.At - pair.First.At < 1000 * (Dwell - 0.8)));
}
