namespace PaintSound.Takes.Tests;

/// <summary>A clock that one thread moves while others read it.</summary>
internal sealed class SharedClock : TimeProvider
{
    private long _ticks = 1000;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
