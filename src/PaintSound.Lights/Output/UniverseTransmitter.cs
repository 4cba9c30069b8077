using System.Net;
using PaintSound.Lights.Packets;
using PaintSound.Lights.Universes;

namespace PaintSound.Lights.Output;

/// <summary>Sends one universe to its receivers. Not thread-safe.</summary>
/// <param name="universe">The levels.</param>
/// <param name="packet">The packets of the universe.</param>
/// <param name="receivers">The receivers, a multicast group or a broadcast address.</param>
/// <param name="port">The port of the receivers.</param>
internal sealed class UniverseTransmitter(DmxUniverse universe, IUniversePacket packet, IReadOnlyList<IPAddress> receivers, int port)
{
    private readonly TransmissionSchedule _schedule = new();

    /// <summary>Sends the levels if they are due.</summary>
    /// <param name="now">The present time; never decreases.</param>
    /// <param name="socket">Sends.</param>
    /// <returns>The number of packets that were not sent.</returns>
    public int Step(TimeSpan now, ILightSocket socket) => _schedule.IsDue(now, universe.Take(packet.Levels)) ? Send(packet.Next(), socket) : 0;

    /// <summary>Moves the levels to those of the end.</summary>
    /// <param name="end">The end.</param>
    public void MoveTo(LightEnd end)
    {
        if (end == LightEnd.Black)
        {
            universe.Clear();
        }
        else if (end == LightEnd.Rest)
        {
            universe.MoveToRest();
        }
    }

    /// <summary>Sends the levels, due or not.</summary>
    /// <inheritdoc cref="Step"/>
    public int SendLevels(ILightSocket socket)
    {
        universe.Take(packet.Levels);
        return Send(packet.Next(), socket);
    }

    /// <summary>Tells the receivers that the stream has ended, if the protocol can say so.</summary>
    /// <inheritdoc cref="Step"/>
    public int SendEnd(ILightSocket socket) => packet.NextEnd() is { Length: > 0 } end ? Send(end, socket) : 0;

    private int Send(ReadOnlySpan<byte> datagram, ILightSocket socket)
    {
        var failed = 0;
        for (var i = 0; i < receivers.Count; i++)
        {
            failed += socket.Send(datagram, receivers[i], port) ? 0 : 1;
        }

        return failed;
    }
}
