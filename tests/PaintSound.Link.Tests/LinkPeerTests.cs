using System.Net;
using PaintSound.Core.Beat;
using PaintSound.Link.Peers;
using PaintSound.Link.Protocol;

namespace PaintSound.Link.Tests;

public sealed class LinkPeerTests : ILinkNetwork
{
    private static readonly IPEndPoint Own = new(IPAddress.Loopback, 30_000);
    private readonly FakeTimeProvider _time = new();
    private readonly LinkPeer _peer;
    private readonly List<FakeFounder> _founders = [];
    private readonly List<DiscoveryMessage> _announced = [];
    private readonly List<(byte[] Message, IPEndPoint To)> _sent = [];
    private Func<TimeSpan> _delay = () => TimeSpan.FromMilliseconds(0.2);
    private Func<DatagramFate> _fate = () => DatagramFate.Arrives;
    private (byte[] Datagram, IPEndPoint From)? _overtaken;

    public LinkPeerTests() => _peer = new LinkPeer(this, new TimeSignature(3, 4), _time);

    [Fact]
    public void Knows_nothing_alone_and_announces_nothing()
    {
        Run(3);
        Assert.Null(_peer.Timeline);
        Assert.Empty(_announced);
    }

    /// <summary>A wireless network in a full house: 30 of 100 datagrams are lost, 20 arrive after the next one.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Follows_a_session_whose_datagrams_are_lost_and_overtake_each_other(int seed)
    {
        Random random = new(seed);
        _fate = () => random.NextDouble() switch { < 0.3 => DatagramFate.IsLost, < 0.5 => DatagramFate.IsOvertaken, _ => DatagramFate.Arrives };
        var founder = Found(7, 123_456_789);
        foreach (var tempo in new[] { 120, 97, 180.5 })
        {
            founder.SetTempo(tempo);
            Run(8);
            Assert.Equal(tempo, _peer.Timeline!.Tempo, 0.001 * tempo);
            AssertPhase(founder);
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(120)]
    [InlineData(999)]
    public void Follows_the_session_of_another_peer(double tempo)
    {
        var founder = Found(7, 123_456_789);
        founder.SetTempo(tempo);
        Run(2);
        Assert.Equal(tempo, _peer.Timeline!.Tempo, 0.001 * tempo);
        AssertPhase(founder);
    }

    [Fact]
    public void Delays_that_change_have_little_influence()
    {
        var random = new Random(1);
        _delay = () => TimeSpan.FromMilliseconds(random.Next(5) == 0 ? random.NextDouble() * 20 : 0.3);
        var founder = Found(7, -50_000_000);
        Run(5);
        AssertPhase(founder);
    }

    [Fact]
    public void Follows_changes_of_tempo_at_once()
    {
        var founder = Found(7, 1_000_000_000);
        Run(2);
        foreach (var tempo in new[] { 90.0, 174, 60, 300 })
        {
            founder.SetTempo(tempo);
            Run(1);
            Assert.Equal(tempo, _peer.Timeline!.Tempo, 0.01);
            AssertPhase(founder);
        }
    }

    [Fact]
    public void Follows_start_and_stop_that_peers_share()
    {
        var founder = Found(7, 0);
        Run(2);
        Assert.True(_peer.Timeline!.IsPlaying);
        founder.StartStop = (false, founder.GhostTime);
        Run(0.5);
        Assert.False(_peer.Timeline!.IsPlaying);
        founder.StartStop = (true, founder.GhostTime);
        Run(0.5);
        Assert.True(_peer.Timeline!.IsPlaying);
        AssertPhase(founder);
    }

    [Fact]
    public void Bars_begin_at_beat_zero_of_the_session()
    {
        var founder = Found(7, 42_000_000);
        Run(2);
        var reading = _peer.Timeline!.Read(_time.GetTimestamp());
        Assert.Equal((int)Math.Floor(founder.Beats / 3) + 1, reading.Bar);
        Assert.Equal((int)Math.Floor(founder.Beats % 3) + 1, reading.Beat);
    }

    [Theory]
    [InlineData(10_000_000, 1)]
    [InlineData(-10_000_000, 0)]
    [InlineData(100_000, 0)]
    public void Of_two_sessions_the_older_counts_and_else_the_one_with_the_lower_name(long olderBy, int expected)
    {
        var first = Found(7, 1_000_000);
        first.SetTempo(100);
        Run(2);
        var second = Found(9, 1_000_000 + olderBy);
        second.SetTempo(150);
        Run(3);
        Assert.Equal(new[] { 100.0, 150 }[expected], _peer.Timeline!.Tempo, 0.01);
    }

    [Fact]
    public void Ends_when_the_last_peer_leaves_or_is_silent()
    {
        var founder = Found(7, 0);
        Run(2);
        _peer.Handle(founder.Alive(kind: 3), founder.EndPoint);
        _founders.Clear();
        Run(0.2);
        Assert.Null(_peer.Timeline);
        Assert.Equal(DiscoveryKind.ByeBye, _announced[^1].Kind);
        _founders.Add(founder);
        Run(2);
        Assert.NotNull(_peer.Timeline);
        _founders.Clear();
        Run(6);
        Assert.Null(_peer.Timeline);
    }

    [Fact]
    public void Joins_with_the_timeline_of_the_session_and_answers_like_a_peer()
    {
        var founder = Found(7, 5_000_000);
        founder.SetTempo(97);
        Run(2);
        var alive = _announced[^1];
        Assert.Equal((DiscoveryKind.Alive, 7L, founder.MicrosecondsPerBeat, Own), (alive.Kind, alive.Session, alive.Timeline!.Value.MicrosecondsPerBeat, alive.MeasurementEndPoint));
        Assert.InRange(_announced.Count, 5, 9);
        _sent.Clear();
        _peer.Handle(founder.Alive(), founder.EndPoint);
        Assert.Equal(DiscoveryKind.Response, DiscoveryMessage.Read(Assert.Single(_sent).Message)!.Kind);

        _sent.Clear();
        _peer.Handle(new MeasurementMessage(IsPong: false) { HostTime = 11, PreviousGhostTime = 22 }.ToBytes(), founder.EndPoint);
        var pong = MeasurementMessage.Read(Assert.Single(_sent).Message)!;
        Assert.Equal((true, 7L, 11L, 22L), (pong.IsPong, pong.Session, pong.HostTime, pong.PreviousGhostTime));
        Assert.Equal(founder.GhostTime, pong.GhostTime!.Value, 1_000.0);
    }

    [Fact]
    public void Damaged_messages_are_ignored()
    {
        var founder = Found(7, 0);
        var random = new Random(5);
        var alive = founder.Alive();
        for (var i = 0; i < 5_000; i++)
        {
            var damaged = alive[..random.Next(alive.Length + 1)];
            if (damaged.Length > 0)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            // Another node, so that a byte of the tempo does not count.
            _peer.Handle(damaged.AsSpan(0, Math.Min(damaged.Length, 40)), founder.EndPoint);
        }

        Run(7);
        AssertPhase(founder);
    }

    void ILinkNetwork.Announce(Func<IPEndPoint, DiscoveryMessage> create) => _announced.Add(DiscoveryMessage.Read(create(Own).ToBytes())!);

    void ILinkNetwork.Send(byte[] message, IPEndPoint to) => _sent.Add((message, to));

    IPEndPoint? ILinkNetwork.FindOwn(IPEndPoint peer) => Own;

    private FakeFounder Found(long node, long offset)
    {
        var founder = new FakeFounder(node, offset, _time);
        _founders.Add(founder);
        return founder;
    }

    private void AssertPhase(FakeFounder founder) =>
        Assert.Equal(founder.Beats, _peer.Timeline!.GetPosition(_time.GetTimestamp()), 0.001 * 1e6 / founder.MicrosecondsPerBeat);

    // Peers announce themselves every 250 ms and answer pings; each datagram takes its time.
    private void Run(double seconds)
    {
        var announceAt = 0.0;
        var start = _time.GetTimestamp();
        while (_time.GetElapsedTime(start).TotalSeconds is var at && at < seconds)
        {
            if (at >= announceAt)
            {
                announceAt += 0.25;
                _founders.ForEach(founder => Deliver(founder.Alive(), founder.EndPoint));
            }

            _peer.Step();
            for (var pings = TakePings(); pings.Length > 0; pings = TakePings())
            {
                foreach (var (ping, founder) in pings)
                {
                    _time.Advance(_delay());
                    var pong = founder.Pong(ping);
                    _time.Advance(_delay());
                    Deliver(pong, founder.EndPoint);
                }
            }

            _time.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    private void Deliver(byte[] datagram, IPEndPoint from)
    {
        switch (_fate())
        {
            case DatagramFate.Arrives:
                _peer.Handle(datagram, from);
                if (_overtaken is { } late)
                {
                    _overtaken = null;
                    _peer.Handle(late.Datagram, late.From);
                }

                break;
            case DatagramFate.IsOvertaken:
                _overtaken = (datagram, from);
                break;
        }
    }

    private (byte[] Ping, FakeFounder Founder)[] TakePings()
    {
        var pings = _sent.Where(sent => FakeFounder.IsPing(sent.Message))
            .SelectMany(sent => _founders.Where(founder => founder.EndPoint.Equals(sent.To)).Select(founder => (sent.Message, founder))).ToArray();
        _sent.RemoveAll(sent => FakeFounder.IsPing(sent.Message));
        return pings;
    }

    private enum DatagramFate
    {
        Arrives,
        IsOvertaken,
        IsLost,
    }
}
