using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PaintSound.Media.Tests;

/// <summary>A phone that serves its camera as MJPEG over HTTP: pictures one after the other, without times, to any number of clients.</summary>
internal sealed class HttpCamera : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly byte[][] _pictures;
    private readonly double _rate;
    private readonly bool _hasLength;

    /// <summary>Starts to serve.</summary>
    /// <param name="port">The port of 127.0.0.1.</param>
    /// <param name="pictures">JPEG files that are served in turn.</param>
    /// <param name="rate">Pictures per second.</param>
    /// <param name="hasLength">True if each picture is announced with its length, which not all programs do.</param>
    public HttpCamera(int port, byte[][] pictures, double rate, bool hasLength = true)
    {
        (_pictures, _rate, _hasLength) = (pictures, rate, hasLength);
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Address = $"http://127.0.0.1:{port}/video";
        _ = AcceptAsync();
    }

    public string Address { get; }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The camera is switched off.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = new byte[4096];
                var read = await stream.ReadAsync(request, _end.Token);
                if (!Encoding.ASCII.GetString(request, 0, read).StartsWith("GET /video ", StringComparison.Ordinal))
                {
                    await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _end.Token);
                    return;
                }

                await stream.WriteAsync("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=picture\r\n\r\n"u8.ToArray(), _end.Token);
                using PeriodicTimer timer = new(TimeSpan.FromSeconds(1 / _rate));
                for (var i = 0; ; i++)
                {
                    var picture = _pictures[i % _pictures.Length];
                    var length = _hasLength ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {picture.Length}\r\n") : "";
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"--picture\r\nContent-Type: image/jpeg\r\n{length}\r\n"), _end.Token);
                    await stream.WriteAsync(picture, _end.Token);
                    await stream.WriteAsync("\r\n"u8.ToArray(), _end.Token);
                    await timer.WaitForNextTickAsync(_end.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException or SocketException)
            {
                // The client or the camera is gone.
            }
        }
    }
}
