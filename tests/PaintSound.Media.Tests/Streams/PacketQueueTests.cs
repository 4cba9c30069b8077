using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Tests.Streams;

public class PacketQueueTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);

    /// <summary>Positive numbers write packets of so many frames, others read up to so many.</summary>
    [Property(MaxTest = 300)]
    public Property It_is_a_queue_of_limited_length_that_keeps_or_drops_whole_packets() => Prop.ForAll(
        Gen.Choose(1, 3).ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(), Gen.Choose(-12, 12).ListOf().ToArbitrary(), (frameBytes, capacity, steps) =>
        {
            PacketQueue queue = new(frameBytes, capacity);
            Queue<byte> model = new();
            byte next = 0;
            foreach (var frames in steps)
            {
                if (frames > 0)
                {
                    byte[] packet = [.. Enumerable.Range(0, frames * frameBytes).Select(_ => next++)];
                    var fits = model.Count + packet.Length <= capacity * frameBytes;
                    Assert.Equal(fits, queue.TryWrite(packet));
                    foreach (var value in fits ? packet : [])
                    {
                        model.Enqueue(value);
                    }
                }
                else
                {
                    var bytes = queue.Peek(-frames * frameBytes);
                    Assert.True(bytes.Length % frameBytes == 0 && bytes.Length <= -frames * frameBytes);
                    Assert.True(bytes.Length > 0 || frames == 0 || model.Count == 0);
                    foreach (var value in bytes)
                    {
                        Assert.Equal(model.Dequeue(), value);
                    }

                    queue.Advance(bytes.Length);
                }

                Assert.Equal(model.Count == 0, queue.IsEmpty);
            }
        });

    [Fact]
    public async Task Between_two_threads_packets_stay_whole_and_in_order()
    {
        const int packets = 200_000;
        PacketQueue queue = new(sizeof(int), 37);
        var stop = TestContext.Current.CancellationToken;
        var writing = Task.Run(
            () =>
            {
                var packet = new byte[3 * sizeof(int)];
                for (var number = 0; number < packets && !stop.IsCancellationRequested;)
                {
                    for (var i = 0; i < 3; i++)
                    {
                        BitConverter.TryWriteBytes(packet.AsSpan(i * sizeof(int)), (3 * number) + i);
                    }

                    if (queue.TryWrite(packet))
                    {
                        number++;
                    }
                    else
                    {
                        Thread.Yield();
                    }
                }
            },
            stop);
        var reading = Task.Run(
            () =>
            {
                for (var expected = 0; expected < 3 * packets;)
                {
                    stop.ThrowIfCancellationRequested();
                    var bytes = queue.Peek(int.MaxValue);
                    for (var at = 0; at < bytes.Length; at += sizeof(int))
                    {
                        Assert.Equal(expected++, BitConverter.ToInt32(bytes[at..]));
                    }

                    queue.Advance(bytes.Length);
                    if (bytes.IsEmpty)
                    {
                        Thread.Yield();
                    }
                }
            },
            stop);
        await Task.WhenAll(writing, reading).WaitAsync(Timeout, TimeProvider.System, stop);
        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void Writing_and_reading_do_not_allocate()
    {
        PacketQueue queue = new(4, 64);
        var packet = new byte[44];
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            queue.TryWrite(packet);
            queue.Advance(queue.Peek(int.MaxValue).Length);
        }));
    }
}
