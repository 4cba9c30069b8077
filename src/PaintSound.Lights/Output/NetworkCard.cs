using System.Net;
using System.Net.NetworkInformation;

namespace PaintSound.Lights.Output;

/// <summary>Finds the network cards of this computer.</summary>
internal static class NetworkCard
{
    /// <summary>Returns the card that has an address; null if none has it.</summary>
    /// <param name="address">The address.</param>
    public static NetworkInterface? Find(IPAddress address) => Array.Find(
        NetworkInterface.GetAllNetworkInterfaces(), card => card.GetIPProperties().UnicastAddresses.Any(own => IsSame(own.Address, address)));

    /// <summary>Returns the addresses of this computer.</summary>
    public static IReadOnlyList<IPAddress> ListAddresses() =>
        [.. NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(own => own.Address)];

    // A link-local address of IPv6 may be written without the number of its card.
    private static bool IsSame(IPAddress own, IPAddress address) => own.AddressFamily == address.AddressFamily && own.GetAddressBytes().AsSpan().SequenceEqual(address.GetAddressBytes());
}
