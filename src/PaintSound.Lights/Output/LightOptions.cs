using System.Net;
using System.Net.Sockets;

namespace PaintSound.Lights.Output;

/// <summary>How levels are sent to the lights. Immutable.</summary>
public sealed record LightOptions
{
    /// <summary>The default priority of sACN.</summary>
    public const int DefaultPriority = 100;

    /// <summary>The name that consoles and nodes show.</summary>
    public string SourceName { get; init; } = "PaintSound";

    /// <summary>The address of this computer's network card for the lights; null for the one that the system chooses. IPv6 is for sACN only.</summary>
    public IPAddress? Network { get; init; }

    /// <summary>Whether the multicast of sACN is IPv4 or IPv6.</summary>
    public AddressFamily Family => Network?.AddressFamily ?? AddressFamily.InterNetwork;

    /// <summary>What the lights do when the show ends.</summary>
    public LightEnd End { get; init; }

    /// <summary>The priority of sACN, 0 to 200.</summary>
    public int Priority { get; init; } = DefaultPriority;

    /// <summary>The IPv4 or IPv6 addresses that receive sACN; empty for multicast.</summary>
    public IReadOnlyList<IPAddress> SacnTo { get; init; } = [];

    /// <summary>The IPv4 addresses that receive Art-Net; empty for broadcast.</summary>
    public IReadOnlyList<IPAddress> ArtNetTo { get; init; } = [];
}
