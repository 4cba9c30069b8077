using System.Net;
using System.Net.NetworkInformation;

namespace PaintSound.Lights.Output;

/// <summary>Finds the address that reaches all receivers of a network.</summary>
internal static class BroadcastAddress
{
    /// <summary>
    /// Returns the broadcast address of a network card, such as 2.255.255.255. A general broadcast would leave this computer by the card of
    /// the internet.
    /// </summary>
    /// <param name="network">The address of the card; null for the card that the system chooses.</param>
    public static IPAddress Of(IPAddress? network)
    {
        var mask = network is null ? null : NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .FirstOrDefault(own => own.Address.Equals(network))?.IPv4Mask;
        return mask is null ? IPAddress.Broadcast : Of(network!, mask);
    }

    /// <summary>Returns the broadcast address of a network.</summary>
    /// <param name="address">An IPv4 address of the network.</param>
    /// <param name="mask">Its mask.</param>
    public static IPAddress Of(IPAddress address, IPAddress mask) =>
        new([.. address.GetAddressBytes().Zip(mask.GetAddressBytes(), (own, part) => (byte)(own | ~part))]);
}
