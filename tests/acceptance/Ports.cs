namespace PaintSound.Acceptance.Tests;

/// <summary>Reads which UDP ports are in use.</summary>
internal static class Ports
{
    /// <summary>
    /// True if a process has bound the UDP port. Reads the system's table, because binding the port would take it from the process under
    /// test.
    /// </summary>
    public static bool IsTaken(int port) =>
        System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Any(e => e.Port == port);
}
