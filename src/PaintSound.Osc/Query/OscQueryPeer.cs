namespace PaintSound.Osc.Query;

/// <summary>What another program tells about itself by OSCQuery.</summary>
/// <param name="Name">Its name; empty if it tells none.</param>
/// <param name="OscHost">The computer that receives its OSC messages.</param>
/// <param name="OscPort">The port that receives them.</param>
/// <param name="IsTcp">True if it receives them over TCP.</param>
/// <param name="Addresses">Its addresses, in its own order.</param>
public sealed record OscQueryPeer(string Name, string OscHost, int OscPort, bool IsTcp, IReadOnlyList<OscQueryPeerAddress> Addresses);
