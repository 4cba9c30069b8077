namespace PaintSound.Osc.Discovery;

/// <summary>Something on this computer that others on the network may find (DNS-based service discovery, RFC 6763).</summary>
/// <param name="Instance">What people read in a list, such as <c>PaintSound</c>; at most 63 bytes of UTF-8.</param>
/// <param name="Type">What kind it is: <c>_oscjson._tcp</c>.</param>
/// <param name="Host">What the computer is called for this service, one label.</param>
/// <param name="Port">The TCP port.</param>
public sealed record MdnsService(string Instance, string Type, string Host, int Port)
{
    /// <summary>How OSCQuery servers are found.</summary>
    public const string OscQuery = "_oscjson._tcp";

    /// <summary>All services of the type: <c>_oscjson._tcp.local</c>.</summary>
    internal string[] TypeName => [.. Type.Split('.'), "local"];

    /// <summary>This one: <c>PaintSound._oscjson._tcp.local</c>.</summary>
    internal string[] InstanceName => [Instance, .. TypeName];

    /// <summary>The computer: <c>studio.local</c>.</summary>
    internal string[] HostName => [Host, "local"];

    /// <summary>The question that lists all types of services there are (RFC 6763, 9).</summary>
    internal static string[] AllTypesName { get; } = ["_services", "_dns-sd", "_udp", "local"];
}
