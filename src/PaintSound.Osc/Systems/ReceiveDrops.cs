using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace PaintSound.Osc.Systems;

/// <summary>The datagrams that the operating system dropped before PaintSound could read them. Thread-safe.</summary>
internal static class ReceiveDrops
{
    // SOL_SOCKET, SO_MEMINFO and SK_MEMINFO_DROPS of Linux (socket(7), include/uapi/linux/sock_diag.h).
    private const int SocketLevel = 1;
    private const int MemoryInfo = 55;
    private const int DropsIndex = 8;

    /// <summary>Returns the number of dropped datagrams since the socket was opened. Only Linux tells it; 0 elsewhere.</summary>
    /// <param name="socket">A socket that receives.</param>
    public static long Of(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        try
        {
            Span<uint> values = stackalloc uint[DropsIndex + 1];
            var bytes = socket.GetRawSocketOption(SocketLevel, MemoryInfo, MemoryMarshal.AsBytes(values));
            return bytes == values.Length * sizeof(uint) ? values[DropsIndex] : 0;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // A kernel before 4.12 does not tell it, and a closed socket has dropped nothing more.
            return 0;
        }
    }
}
