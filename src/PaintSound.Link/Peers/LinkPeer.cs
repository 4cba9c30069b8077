using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using PaintSound.Core.Beat;
using PaintSound.Link.Protocol;

namespace PaintSound.Link.Peers;

/// <summary>
/// A peer that joins the Link session in the network and follows its tempo and beat; it never changes them, and founds no session of its own. As
/// in Link, of several sessions the one with the older clock counts. Thread-safe.
/// </summary>
internal sealed class LinkPeer : IBeatSource
{
    private const byte TimeToLive = 5;
    private const double Million = 1e6;

    // Sessions whose clocks differ by less than this are equally old, in microseconds.
    private const double EqualAge = 500_000;
    private static readonly TimeSpan AnnounceInterval = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan MeasureInterval = TimeSpan.FromSeconds(30);

    private readonly ILinkNetwork _network;
    private readonly TimeSignature _signature;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly long _node = CreateNode();
    private readonly Lock _lock = new();
    private readonly RemotePeers _peers;
    private readonly BeatClock _clock;
    private readonly Dictionary<long, MeasuredSession> _measured = [];
    private Measurement? _measurement;
    private IPEndPoint? _measuredPeer;
    private long _pongAt;
    private long _announcedAt;
    private long _session;
    private LinkTimeline _timeline;
    private LinkStartStop _startStop;

    /// <summary>Creates the peer.</summary>
    /// <param name="network">Sends its messages.</param>
    /// <param name="signature">The time signature, because Link has none. Its bars begin where those of all peers with the same length begin.</param>
    /// <param name="time">The session clock.</param>
    public LinkPeer(ILinkNetwork network, TimeSignature signature, TimeProvider time)
    {
        (_network, _signature, _time, _start) = (network, signature, time, time.GetTimestamp());
        _peers = new RemotePeers(time);
        _clock = new BeatClock("Link", time, window: TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public string Name => _clock.Name;

    /// <inheritdoc/>
    public BeatTimeline? Timeline => _clock.Timeline;

    private long Microseconds => (long)_time.GetElapsedTime(_start).TotalMicroseconds;

    /// <summary>Handles a datagram; ignores what is no Link message.</summary>
    /// <param name="datagram">The datagram.</param>
    /// <param name="from">Its sender.</param>
    public void Handle(ReadOnlySpan<byte> datagram, IPEndPoint from)
    {
        var now = Microseconds;
        lock (_lock)
        {
            if (MeasurementMessage.Read(datagram) is { } measurement)
            {
                HandleMeasurement(measurement, from, now);
            }
            else if (DiscoveryMessage.Read(datagram) is { } message && message.Node != _node)
            {
                HandleDiscovery(message, from);
            }
        }
    }

    /// <summary>Does what is due. Called about 20 times per second.</summary>
    public void Step()
    {
        lock (_lock)
        {
            _peers.RemoveExpired();
            if (_session != 0 && !_peers.Of(_session).Any())
            {
                Leave();
            }

            Measure();
            if (_session != 0 && _time.GetElapsedTime(_announcedAt) >= AnnounceInterval)
            {
                Announce();
                Report();
            }
        }
    }

    /// <summary>Leaves the session and tells it to the peers.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (_session != 0)
            {
                _network.Announce(_ => new DiscoveryMessage(DiscoveryKind.ByeBye, 0, _node));
            }

            _session = 0;
            _measured.Clear();
            _clock.Forget();
        }
    }

    private static long CreateNode()
    {
        Span<byte> node = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(node);
        return BinaryPrimitives.ReadInt64BigEndian(node);
    }

    private void HandleDiscovery(DiscoveryMessage message, IPEndPoint from)
    {
        _peers.Update(message);
        if (message.Kind == DiscoveryKind.Alive && _session != 0 && _network.FindOwn(from) is { } own)
        {
            _network.Send(CreateMessage(DiscoveryKind.Response, own).ToBytes(), from);
        }

        if (message.Session != _session || message.Timeline is not { } timeline)
        {
            return;
        }

        // Each change of the tempo moves the origin forward.
        var isNew = timeline.BeatOrigin > _timeline.BeatOrigin;
        _timeline = isNew ? timeline : _timeline;
        if (message.StartStop is { } state && state.Timestamp > _startStop.Timestamp)
        {
            (_startStop, isNew) = (state, true);
        }

        if (isNew)
        {
            Report();
        }
    }

    private void HandleMeasurement(MeasurementMessage message, IPEndPoint from, long now)
    {
        if (!message.IsPong)
        {
            if (_session != 0)
            {
                _network.Send((message with { IsPong = true, Session = _session, GhostTime = (long)(now + _measured[_session].Offset) }).ToBytes(), from);
            }
        }
        else if (_measurement is { } measurement && from.Equals(_measuredPeer))
        {
            _pongAt = _time.GetTimestamp();
            if (measurement.Handle(message, now) is { } ping)
            {
                _network.Send(ping.ToBytes(), from);
            }
            else if (measurement.Offset is { } offset)
            {
                _measurement = null;
                _measured[measurement.Session] = new MeasuredSession(offset, _time.GetTimestamp());
                Choose(measurement.Session);
            }
        }
    }

    /// <summary>Measures a session that is new, or was measured long ago.</summary>
    private void Measure()
    {
        if (_measurement is null or { HasFailed: true })
        {
            var due = _peers.Sessions.FirstOrDefault(session =>
                !_measured.TryGetValue(session, out var measured) || _time.GetElapsedTime(measured.At) >= MeasureInterval);
            _measuredPeer = _peers.Of(due).Select(peer => peer.MeasurementEndPoint).FirstOrDefault(end => end is not null);
            _measurement = due != 0 && _measuredPeer is not null ? new Measurement(due) : null;
            _pongAt = 0;
        }

        if (_measurement is { } measurement && _time.GetElapsedTime(_pongAt) > TimeSpan.FromMilliseconds(50))
        {
            _network.Send(measurement.Ping(Microseconds).ToBytes(), _measuredPeer!);
        }
    }

    private void Choose(long measured)
    {
        var older = _session == 0 ? double.PositiveInfinity : _measured[measured].Offset - _measured[_session].Offset;
        if (measured != _session && (older > EqualAge || (Math.Abs(older) <= EqualAge && (ulong)measured < (ulong)_session)))
        {
            var states = _peers.Of(measured).Select(peer => peer.Message).ToArray();
            if (states.Length == 0)
            {
                return;
            }

            _session = measured;
            _timeline = states.Select(state => state.Timeline!.Value).MaxBy(timeline => timeline.BeatOrigin);
            _startStop = states.Select(state => state.StartStop ?? default).MaxBy(state => state.Timestamp);
            Announce();
        }

        Report();
    }

    private void Announce()
    {
        _announcedAt = _time.GetTimestamp();
        _network.Announce(own => CreateMessage(DiscoveryKind.Alive, own));
    }

    private DiscoveryMessage CreateMessage(DiscoveryKind kind, IPEndPoint own) => new(kind, TimeToLive, _node)
    {
        Session = _session,
        Timeline = _timeline,
        StartStop = _startStop,
        MeasurementEndPoint = own,
    };

    // Without shared start and stop, a session always plays.
    private void Report()
    {
        if (_session == 0)
        {
            return;
        }

        var now = _time.GetTimestamp();
        var beats = _timeline.GetBeats((_time.GetElapsedTime(_start, now).TotalSeconds * Million) + _measured[_session].Offset);
        _clock.Update(new BeatReport(_timeline.Tempo, _signature, beats, _startStop.Timestamp == 0 || _startStop.IsPlaying), now);
    }

    private readonly record struct MeasuredSession(double Offset, long At);
}
