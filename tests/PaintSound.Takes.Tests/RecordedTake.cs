using PaintSound.Takes.Replay;

namespace PaintSound.Takes.Tests;

/// <summary>A take of eight seconds, recorded once for the tests of a class. Brush and music come every 12.5 ms, a frame every 125 ms, a step every 250 ms.</summary>
public sealed class RecordedTake : IAsyncLifetime
{
    private readonly TakeFolder _folder = new();
    private string _path = "";

    /// <summary>The take.</summary>
    internal Take Take => Take.Open(_path);

    public async ValueTask InitializeAsync()
    {
        SharedClock clock = new();
        RecordedPerformance performance = new(_folder.Path, clock);
        _path = performance.Recorder.Folder!;
        await using (performance)
        {
            for (var i = 0; i < 640; i++)
            {
                clock.Advance(TimeSpan.FromSeconds(0.0125));
                performance.AddBrush(i);
                performance.AddMusic(i);
                if (i % 10 == 0)
                {
                    performance.AddFrame(i);
                }

                if (i % 20 == 0)
                {
                    performance.Step();
                }

                performance.WaitForDisk();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
