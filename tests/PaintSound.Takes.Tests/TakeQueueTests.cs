using FsCheck.Xunit;
using PaintSound.Takes.Recording;
using PaintSound.Takes.Records;

namespace PaintSound.Takes.Tests;

public class TakeQueueTests
{
    [Property(MaxTest = 300)]
    public void Items_come_out_in_order_and_what_is_missing_is_counted(byte[] lengths, bool[] takes)
    {
        TakeQueue queue = new(bytes: 300, items: 6);
        Queue<int> expected = [];
        byte[] content = [];
        var (added, lost, gaps) = (0, 0L, 0L);
        for (var i = 0; i < lengths.Length; i++)
        {
            var before = queue.Lost;
            queue.Add(QueuedItemKind.Brush, i, Enumerable.Repeat((byte)i, lengths[i]).ToArray());
            if (queue.Lost == before)
            {
                expected.Enqueue(i);
                added++;
            }

            if (takes.Length > 0 && takes[i % takes.Length])
            {
                TakeOne();
            }
        }

        while (TakeOne())
        {
        }

        lost = queue.Lost;
        queue.Add(new GapRecord(0));
        TakeOne();
        TakeOne();
        Assert.Empty(expected);
        Assert.Equal(lengths.Length, added + lost);
        Assert.Equal(lost, gaps);

        bool TakeOne()
        {
            if (!queue.TryTake(ref content, out var item))
            {
                return false;
            }

            if (item.Record is GapRecord gap)
            {
                gaps += gap.Lost;
                return true;
            }

            var i = expected.Dequeue();
            Assert.Equal(i, item.At);
            Assert.Equal(Enumerable.Repeat((byte)i, lengths[i]), content[..item.Length]);
            return true;
        }
    }

    [Fact]
    public void Adding_sound_does_not_allocate()
    {
        TakeQueue queue = new();
        var block = new byte[800];
        var content = new byte[800];
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            queue.Add(QueuedItemKind.Brush, 1, block);
            queue.TryTake(ref content, out _);
        }));
    }

    [Fact]
    public void A_closed_queue_takes_nothing()
    {
        TakeQueue queue = new();
        queue.Close();
        queue.Add(new GapRecord(1));
        byte[] content = [];
        Assert.False(queue.TryTake(ref content, out _));
        Assert.Equal(0, queue.Lost);
    }
}
