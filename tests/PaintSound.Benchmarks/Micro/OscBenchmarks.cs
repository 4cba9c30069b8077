using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Output;

namespace PaintSound.Benchmarks.Micro;

/// <summary>Sending OSC, and the worst possible incoming address pattern.</summary>
public class OscBenchmarks : IDisposable
{
    private readonly Socket _target = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly string _hostile = "/" + string.Concat(Enumerable.Repeat("*{a,aa,aaa}", 4000)) + "b";
    private readonly string _address = "/" + new string('a', OscPattern.MaximumAddress - 1);
    private OscSender _sender = null!;
    private OscOutput _events = null!;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _target.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _sender = await OscSender.OpenAsync([new OscTarget("127.0.0.1", ((IPEndPoint)_target.LocalEndPoint!).Port)], NullLogger<OscSender>.Instance, TimeProvider.System, CancellationToken.None);
        _events = new OscOutput(_sender);
    }

    [Benchmark(Description = "a number to one target, system call included")]
    public void Number() => _events.OnOnset(TimeSpan.Zero, 0.5f);

    [Benchmark(Description = "a hostile address pattern of 44,000 characters")]
    public bool HostilePattern() => OscPattern.Matches(_hostile, _address);

    [GlobalCleanup]
    public void Dispose()
    {
        _sender?.Dispose();
        _target.Dispose();
    }
}
