using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Osc.Discovery;

namespace PaintSound.Osc.Tests;

public class MdnsAnnouncerTests
{
    private static readonly IPAddress Group = IPAddress.Parse("224.0.0.251");

    [Fact]
    public async Task Announces_an_address_that_comes_later_and_withdraws_one_that_goes()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(180));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        using var listener = TryListen();
        Assert.SkipWhen(listener is null, "this computer has no multicast on its loopback interface");
        var (time, logger, networks) = (new FakeTimeProvider(), new FakeLogger<MdnsAnnouncer>(), Array.Empty<MdnsNetwork>());
        var service = new MdnsService($"Test {Guid.NewGuid():N}", MdnsService.OscQuery, "test", 9101);
        var running = new MdnsAnnouncer(service, IPAddress.Loopback, logger, time, () => Volatile.Read(ref networks)).RunAsync(stop.Token);
        Assert.Contains("cannot be announced", Assert.Single(logger.Collector.GetSnapshot()).Message, StringComparison.Ordinal);

        Volatile.Write(ref networks, [new MdnsNetwork(IPAddress.Loopback)]);
        await ReceiveAsync(isLeaving: false);
        await ReceiveAsync(isLeaving: false);
        Assert.EndsWith("is announced now, on 127.0.0.1.", logger.LatestRecord.Message, StringComparison.Ordinal);

        Volatile.Write(ref networks, []);
        await ReceiveAsync(isLeaving: true);
        await stop.CancelAsync();
        await running;

        // Virtual time moves on until the announcement arrives.
        async Task ReceiveAsync(bool isLeaving)
        {
            var buffer = new byte[9000];
            var datagram = listener.ReceiveAsync(buffer, limit.Token).AsTask();
            while (true)
            {
                time.Advance(TimeSpan.FromMilliseconds(500));
                if (await Task.WhenAny(datagram, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token)) != datagram)
                {
                    continue;
                }

                var announcement = buffer.AsSpan(0, await datagram);
                if (announcement.IndexOf(Encoding.UTF8.GetBytes(service.Instance)) >= 0
                    && announcement.SequenceEqual(DnsMessage.CreateAnnouncement(service, [IPAddress.Loopback], isLeaving)))
                {
                    return;
                }

                datagram = listener.ReceiveAsync(buffer, limit.Token).AsTask();
            }
        }
    }

    private static Socket? TryListen()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(IPAddress.Any, 5353));
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(Group, IPAddress.Loopback));
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
