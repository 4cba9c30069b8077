using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Lights.Packets;
using PaintSound.Lights.Universes;
using PaintSound.Lights.Windows;

namespace PaintSound.Lights.Output;

/// <summary>
/// Sends all universes of a show on a thread of its own, at most 44 times per second, so that a slow network delays no caller. At the end it
/// sends the levels that the show chose and ends the streams. Thread-safe.
/// </summary>
public sealed class LightOutput : IDisposable
{
    /// <summary>The most packets of one universe in a second: the refresh rate of a full DMX line (ANSI E1.11; E1.31, 6.6.1).</summary>
    public const int Rate = 44;

    /// <summary>Each packet of the end is sent three times, because UDP can lose one (E1.31, 6.2.6).</summary>
    private const int EndPackets = 3;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1.0 / Rate);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly LightOptions _options;
    private readonly TimeProvider _time;
    private readonly IOutputGate? _gate;
    private readonly ILightSocket _socket;
    private readonly Dictionary<UniverseId, DmxUniverse> _universes;
    private readonly UniverseTransmitter[] _transmitters;
    private readonly IReadOnlyList<byte[]> _discovery;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private TimeSpan _nextDiscovery;
    private long _failed;

    /// <summary>Creates the output. <see cref="Start"/> starts its thread.</summary>
    /// <param name="universes">The universes of the show.</param>
    /// <param name="options">How levels are sent.</param>
    /// <param name="component">The CID of sACN: the same for this computer at every start.</param>
    /// <param name="logger">Receives messages about the network.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="gate">Tells whether this worker sends; null if it always does.</param>
    public LightOutput(
        IEnumerable<UniverseId> universes, LightOptions options, Guid component, ILogger<LightOutput> logger, TimeProvider time, IOutputGate? gate = null)
        : this(universes, options, component, new LightSockets(options.Network, logger, time), time, gate)
    {
    }

    internal LightOutput(IEnumerable<UniverseId> universes, LightOptions options, Guid component, ILightSocket socket, TimeProvider time, IOutputGate? gate = null)
    {
        (_options, _socket, _time, _gate) = (options, socket, time, gate);
        _universes = universes.Distinct().ToDictionary(id => id, _ => new DmxUniverse());
        _transmitters = [.. _universes.Select(universe => CreateTransmitter(universe.Key, universe.Value, options, component))];
        _discovery = SacnDiscoveryPacket.Create(
            _universes.Keys.Where(id => id.Protocol == LightProtocol.Sacn).Select(id => id.Number), component, options.SourceName);
        _thread = new Thread(Run) { IsBackground = true, Name = "Lights", Priority = ThreadPriority.AboveNormal };
    }

    /// <summary>The number of packets that were not sent.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Why the last packet was not sent, as a part of a sentence; null if it was.</summary>
    public string? Problem => _socket.Problem;

    /// <summary>Creates a target of a modulation. Before <see cref="Start"/>.</summary>
    /// <param name="universe">One of the universes.</param>
    /// <param name="channels">The channels, each 1 to 512; at most 511 for 16 bits.</param>
    /// <param name="isFine">True for 16 bits.</param>
    /// <param name="rest">The value at rest, 0 to 1.</param>
    public DmxModulationTarget CreateTarget(UniverseId universe, IReadOnlyList<int> channels, bool isFine, double rest) =>
        new(universe, _universes[universe], channels, isFine, rest);

    /// <summary>Starts to send.</summary>
    public void Start() => _thread.Start();

    /// <summary>Sends the levels of the end and ends the streams, for at most 2 seconds.</summary>
    public void Dispose()
    {
        if (_stop.IsSet)
        {
            return;
        }

        _stop.Set();
        if (!_thread.IsAlive || _thread.Join(StopTimeout))
        {
            _socket.Dispose();
        }
    }

    /// <summary>Sends what is due. Called once per period.</summary>
    /// <param name="now">The time since the start; never decreases.</param>
    internal void Step(TimeSpan now)
    {
        // The levels stay marked as changed, so they are sent at once when the gate opens.
        if (_gate is { IsOpen: false })
        {
            return;
        }

        foreach (var transmitter in _transmitters)
        {
            Count(transmitter.Step(now, _socket));
        }

        if (now >= _nextDiscovery)
        {
            _nextDiscovery = now + SacnDiscoveryPacket.Interval;
            foreach (var packet in _discovery)
            {
                Count(_socket.Send(packet, SacnDiscoveryPacket.Group(_options.Family), SacnLayer.Port) ? 0 : 1);
            }
        }
    }

    /// <summary>Sends the packets of the end.</summary>
    /// <param name="pause">Waits one period.</param>
    internal void SendEnd(Action pause)
    {
        // Another worker moves the lights now.
        if (_gate is { IsOpen: false })
        {
            return;
        }

        foreach (var transmitter in _transmitters)
        {
            transmitter.MoveTo(_options.End);
        }

        // A receiver ignores the levels of a packet that ends the stream, so they come before.
        SendEach(transmitter => transmitter.SendLevels(_socket), pause);
        SendEach(transmitter => transmitter.SendEnd(_socket), pause);
    }

    private static UniverseTransmitter CreateTransmitter(UniverseId id, DmxUniverse universe, LightOptions options, Guid component) => id.Protocol switch
    {
        LightProtocol.Sacn => new UniverseTransmitter(
            universe, new SacnDataPacket(id.Number, component, options.SourceName, options.Priority), LightCheck.ReceiversOf(id, options), SacnLayer.Port),
        _ => new UniverseTransmitter(universe, new ArtDmxPacket(id.Number), LightCheck.ReceiversOf(id, options), ArtDmxPacket.Port),
    };

    private void Run()
    {
        using var resolution = new TimerResolution();
        var start = _time.GetTimestamp();
        for (var period = 0L; !_stop.IsSet;)
        {
            var now = _time.GetElapsedTime(start);
            Step(now);

            // The periods count from the start, so that a late packet does not move those after it; periods that were missed are left out.
            period = Math.Max(period, now.Ticks / Period.Ticks) + 1;
            Wait((period * Period) - _time.GetElapsedTime(start), _stop.WaitHandle);
        }

        using var never = new ManualResetEvent(initialState: false);
        SendEnd(() => Wait(Period, never));
    }

    // Rounded up to milliseconds, the resolution of the system: a packet must not come before its time.
    private static void Wait(TimeSpan time, WaitHandle end) => end.WaitOne(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(time.TotalMilliseconds))));

    private void SendEach(Func<UniverseTransmitter, int> send, Action pause)
    {
        for (var i = 0; i < EndPackets; i++)
        {
            pause();
            foreach (var transmitter in _transmitters)
            {
                Count(send(transmitter));
            }
        }
    }

    private void Count(int failed) => Interlocked.Add(ref _failed, failed);
}
