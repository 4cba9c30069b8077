using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PaintSound.Performance.Tests;

/// <summary>Serves taps on a canvas, two per second, as an endless WAV stream over TCP to each client.</summary>
internal sealed class NetworkMicrophone : IAsyncDisposable
{
    private const int Rate = 16000;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;

    public NetworkMicrophone()
    {
        _listener.Start();
        _serving = ServeAsync(_closing.Token);
    }

    /// <summary>The name of the microphone in a show file.</summary>
    public string Address => $"tcp://{_listener.LocalEndpoint}";

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _serving;
        _listener.Dispose();
        _closing.Dispose();
    }

    private static byte[] Header()
    {
        using var header = new MemoryStream();
        using var writer = new BinaryWriter(header, Encoding.ASCII);
        // The length of a stream is unknown: the largest number.
        writer.Write("RIFF"u8);
        writer.Write(uint.MaxValue);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(Rate * sizeof(short));
        writer.Write((short)sizeof(short));
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(uint.MaxValue);
        return header.ToArray();
    }

    private static byte[] HalfSecondWithTap()
    {
        var samples = new byte[Rate / 2 * sizeof(short)];
        for (var i = 0; i < 400; i++)
        {
            BitConverter.TryWriteBytes(samples.AsSpan((Rate / 4 + i) * sizeof(short)), (short)(i % 2 == 0 ? 16000 : -16000));
        }

        return samples;
    }

    private async Task ServeAsync(CancellationToken stop)
    {
        var tap = HalfSecondWithTap();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(stop);
                await client.GetStream().WriteAsync(Header(), stop);
                while (true)
                {
                    await client.GetStream().WriteAsync(tap, stop);
                    await Task.Delay(TimeSpan.FromSeconds(0.1), TimeProvider.System, stop);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The test or the client ended.
            }
        }
    }
}
