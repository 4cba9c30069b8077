using System.Net;
using System.Net.NetworkInformation;

namespace PaintSound.Web.Network;

/// <summary>A network interface of this computer.</summary>
/// <param name="Name">The system's name, such as <c>eth0</c>, <c>en0</c> or <c>Wi-Fi</c>.</param>
/// <param name="Description">The system's description; on Windows the name of the adapter.</param>
/// <param name="Type">The kind of interface.</param>
/// <param name="HasGateway">True if a router leads from it to other networks.</param>
/// <param name="Addresses">Its IPv4 and IPv6 addresses.</param>
public sealed record NetworkCard(string Name, string Description, NetworkInterfaceType Type, bool HasGateway, IReadOnlyList<IPAddress> Addresses);
