namespace PaintSound.Osc.Discovery;

/// <summary>A service of this computer that programs on the network can find (DNS-based service discovery, RFC 6763).</summary>
/// <param name="Instance">The name that people see in a list, such as <c>PaintSound</c>; at most 63 bytes of UTF-8.</param>
/// <param name="Type">The service type, such as <c>_oscjson._tcp</c>.</param>
/// <param name="Host">The host name for this service, one label.</param>
/// <param name="Port">The TCP port.</param>
public sealed record MdnsService(string Instance, string Type, string Host, int Port)
{
    /// <summary>The service type of OSCQuery servers.</summary>
    public const string OscQuery = "_oscjson._tcp";

    /// <summary>The name of the service type: <c>_oscjson._tcp.local</c>.</summary>
    internal string[] TypeName => [.. Type.Split('.'), "local"];

    /// <summary>The name of this service: <c>PaintSound._oscjson._tcp.local</c>.</summary>
    internal string[] InstanceName => [Instance, .. TypeName];

    /// <summary>The name of the computer: <c>studio.local</c>.</summary>
    internal string[] HostName => [Host, "local"];

    /// <summary>The name that asks for all service types (RFC 6763, 9).</summary>
    internal static string[] AllTypesName { get; } = ["_services", "_dns-sd", "_udp", "local"];
}
