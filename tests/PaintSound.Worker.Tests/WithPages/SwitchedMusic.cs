using PaintSound.Core.Sources;

namespace PaintSound.Worker.Tests.WithPages;

/// <summary>A composer whose four seconds of music arrive all at once: the networks hear four seconds, so this is the fastest change there is.</summary>
internal sealed class SwitchedMusic : ISoundSource
{
    private readonly TaskCompletionSource<SoundHandler> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "switched music";

    /// <summary>Ends when the performance listens.</summary>
    public Task Started => _started.Task;

    public async Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        _started.TrySetResult(onBlock);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Plays four seconds, after <see cref="Started"/>.</summary>
    public void Play(float[] music) => _started.Task.GetAwaiter().GetResult()(music, TimeProvider.System.GetTimestamp());

    /// <summary>Four seconds of a tone and noise.</summary>
    /// <param name="hertz">The tone.</param>
    /// <param name="noise">Peak to peak.</param>
    public static float[] Tone(double hertz, float noise)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 4 * ISoundSource.SampleRate)
            .Select(i => (0.3f * MathF.Sin((float)(2 * Math.PI * hertz * i / ISoundSource.SampleRate))) + (noise * (random.NextSingle() - 0.5f)))];
    }
}
