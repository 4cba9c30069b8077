using System.Net;
using FsCheck.Xunit;
using PaintSound.Lights.Output;
using PaintSound.Lights.Universes;

namespace PaintSound.Lights.Tests;

/// <summary>What is sent when, in virtual time.</summary>
public sealed class LightOutputTests : IDisposable
{
    private static readonly UniverseId Sacn = new(LightProtocol.Sacn, 258);
    private static readonly UniverseId ArtNet = new(LightProtocol.ArtNet, 3);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1.0 / LightOutput.Rate);

    private readonly FakeSocket _socket = new();
    private readonly LightOutput _output;
    private readonly DmxModulationTarget _warm;
    private readonly DmxModulationTarget _cold;
    private readonly DmxModulationTarget _fog;
    private int _steps;

    public LightOutputTests()
    {
        _output = Create(new LightOptions());
        _warm = _output.CreateTarget(Sacn, [1], isFine: false, 0.2);
        _cold = _output.CreateTarget(Sacn, [2], isFine: true, 0);
        _fog = _output.CreateTarget(ArtNet, [512], isFine: false, 0);
    }

    private IEnumerable<SentPacket> SacnSent => _socket.Sent.Where(packet => packet.IsSacn);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Starts_with_the_levels_at_rest_to_the_groups_of_the_universes()
    {
        Step(1);
        Assert.Equal([51, 0, 0, 0], Assert.Single(SacnSent).Levels[..4]);
        Assert.Equal(
            ["239.255.1.2:5568 258", "255.255.255.255:6454 3"],
            _socket.Sent.Where(packet => packet.IsSacn || packet.IsArtNet).Select(packet => $"{packet.To}:{packet.Port} {packet.Universe}"));
    }

    [Fact]
    public void Nothing_goes_through_a_closed_gate_and_the_newest_levels_when_it_opens()
    {
        var gate = new FakeGate();
        using var output = new LightOutput([Sacn], new LightOptions(), Guid.NewGuid(), _socket, new FakeTimeProvider(), gate);
        var target = output.CreateTarget(Sacn, [1], isFine: false, 0);
        output.Step(Period);
        target.SetValue(0.5);
        output.Step(2 * Period);
        output.SendEnd(() => { });
        Assert.Empty(_socket.Sent);
        gate.IsOpen = true;
        output.Step(3 * Period);
        Assert.Equal([128, 0, 0, 0], Assert.Single(SacnSent).Levels[..4]);
    }

    [Fact]
    public void Modulations_of_a_universe_are_merged_into_one_packet_with_the_newest_values()
    {
        Step(1);
        _socket.Sent.Clear();
        _warm.SetValue(0.5);
        _warm.SetValue(1);
        _cold.SetValue(0.5);
        Step(1);
        Assert.Equal([255, 128, 0, 0], Assert.Single(SacnSent).Levels[..4]);
    }

    [Fact]
    public void Without_a_change_three_packets_follow_and_then_one_within_a_second()
    {
        Step(1);
        Step(LightOutput.Rate * 60);
        foreach (var universe in _socket.Sent.Where(packet => packet.IsSacn || packet.IsArtNet).GroupBy(packet => packet.Universe))
        {
            // 4 at the start; then one every 900 to 1000 ms.
            Assert.InRange(universe.Count(), 4 + 60, 4 + 67);
            Assert.Equal(Enumerable.Range(1, universe.Count()), universe.Select(packet => packet.Sequence));
        }

        // The first one comes at the start, the next ones in the step after each 10 s.
        Assert.Equal(6, _socket.Sent.Count(packet => !packet.IsSacn && !packet.IsArtNet && packet.To.Equals(IPAddress.Parse("239.255.250.214"))));
    }

    [Property(MaxTest = 50)]
    public void Packets_come_at_most_44_times_a_second_and_never_more_than_a_second_apart(bool[] changes)
    {
        _socket.Sent.Clear();
        List<int> sent = [];
        var start = _steps;
        foreach (var hasChanged in changes.SelectMany(change => Enumerable.Repeat(change, 60)))
        {
            if (hasChanged)
            {
                _warm.SetValue(_steps % 2);
            }

            var before = SacnSent.Count();
            Step(1);
            Assert.InRange(SacnSent.Count() - before, hasChanged ? 1 : 0, 1);
            if (SacnSent.Count() > before)
            {
                sent.Add(_steps);
            }
        }

        var last = start;
        foreach (var step in sent.Append(_steps))
        {
            Assert.InRange((step - last) * Period, TimeSpan.Zero, TimeSpan.FromSeconds(1));
            last = step;
        }
    }

    [Theory]
    [InlineData(LightEnd.Hold, 255)]
    [InlineData(LightEnd.Rest, 51)]
    [InlineData(LightEnd.Black, 0)]
    public void At_the_end_the_chosen_levels_are_sent_three_times_before_three_ends_of_the_stream(LightEnd end, int level)
    {
        using var output = Create(new LightOptions { End = end });
        var warm = output.CreateTarget(Sacn, [1], isFine: false, 0.2);
        warm.SetValue(1);
        output.Step(TimeSpan.Zero);
        _socket.Sent.Clear();
        var pauses = 0;
        output.SendEnd(() => pauses++);

        Assert.Equal([false, false, false, true, true, true], SacnSent.Select(packet => packet.IsEnd));
        Assert.All(SacnSent, packet => Assert.Equal(level, packet.Levels[0]));
        Assert.Equal(Enumerable.Range(2, 6), SacnSent.Select(packet => packet.Sequence));
        Assert.Equal(3, _socket.Sent.Count(packet => packet.IsArtNet));
        Assert.Equal(6, pauses);
    }

    [Fact]
    public void Unicast_goes_to_each_host_with_the_same_sequence_number()
    {
        using var output = Create(new LightOptions { SacnTo = [IPAddress.Parse("10.0.0.5"), IPAddress.Parse("10.0.0.6")], ArtNetTo = [IPAddress.Parse("2.0.0.9")], Priority = 7 });
        output.Step(TimeSpan.Zero);
        Assert.Equal(["10.0.0.5 1 7", "10.0.0.6 1 7"], SacnSent.Select(packet => $"{packet.To} {packet.Sequence} {packet.Bytes[108]}"));
        Assert.Equal("2.0.0.9", Assert.Single(_socket.Sent, packet => packet.IsArtNet).To.ToString());
    }

    [Fact]
    public void Counts_what_was_not_sent()
    {
        _socket.Fails = true;
        Step(1);
        Assert.Equal(3, _output.Failed);
    }

    [Fact]
    public void Sending_allocates_nothing()
    {
        var socket = new SilentSocket();
        using var output = new LightOutput([Sacn, ArtNet], new LightOptions(), Guid.NewGuid(), socket, TimeProvider.System);
        var warm = output.CreateTarget(Sacn, [1], isFine: false, 0);
        var now = TimeSpan.Zero;
        var steps = 0;
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            for (var i = 0; i < LightOutput.Rate; i++)
            {
                warm.SetValue(steps++ % 2);
                output.Step(now += Period);
            }
        }));
        Assert.InRange(socket.Count, LightOutput.Rate, int.MaxValue);
    }

    private void Step(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _output.Step(Period * _steps++);
        }
    }

    private LightOutput Create(LightOptions options) => new([Sacn, ArtNet], options, Guid.NewGuid(), _socket, TimeProvider.System);

    private sealed class SilentSocket : ILightSocket
    {
        public string? Problem => null;

        public int Count { get; private set; }

        public bool Send(ReadOnlySpan<byte> datagram, IPAddress to, int port)
        {
            Count++;
            return true;
        }

        public void Dispose()
        {
        }
    }
}
