using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace PaintSound.Link.Network;

/// <summary>An IPv4 address of this computer.</summary>
/// <param name="Address">The address.</param>
/// <param name="Mask">The mask of its network.</param>
internal sealed record CardAddress(IPAddress Address, IPAddress Mask)
{
    /// <summary>Returns the addresses of the network cards that are up, and of this computer itself.</summary>
    public static IReadOnlyList<CardAddress> FindAll()
    {
        try
        {
            return
            [
                .. NetworkInterface.GetAllNetworkInterfaces()
                    .Where(card => card.OperationalStatus == OperationalStatus.Up || card.NetworkInterfaceType == NetworkInterfaceType.Loopback)
                    .SelectMany(card => card.GetIPProperties().UnicastAddresses)
                    .Where(unicast => unicast.Address.AddressFamily == AddressFamily.InterNetwork)
                    .Select(unicast => new CardAddress(unicast.Address, unicast.IPv4Mask)),
            ];
        }
        catch (NetworkInformationException)
        {
            // A card went away meanwhile; the next look finds the others.
            return [];
        }
    }

    /// <summary>Whether another address is in the same network.</summary>
    public bool IsNear(IPAddress other)
    {
        var (own, mask, theirs) = (Address.GetAddressBytes(), Mask.GetAddressBytes(), other.GetAddressBytes());
        return own.Length == theirs.Length && own.Zip(theirs, mask).All(part => (part.First & part.Third) == (part.Second & part.Third));
    }
}
