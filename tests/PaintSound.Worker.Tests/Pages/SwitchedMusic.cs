using PaintSound.Core.Sources;

namespace PaintSound.Worker.Tests.Pages;

/// <summary>Music that arrives in blocks of four seconds at once. The networks analyse four seconds, so this is the fastest possible change of music.</summary>
internal sealed class SwitchedMusic : ISoundSource
{
    private readonly TaskCompletionSource<SoundHandler> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "switched music";

    /// <summary>Completes when the performance reads the source.</summary>
    public Task Started => _started.Task;

    public async Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        report(new SourceReport(SourceKind.Music, SourceState.Running, "The switched music is playing."));
        _started.TrySetResult(onBlock);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Delivers four seconds of music, after <see cref="Started"/>.</summary>
    public void Play(float[] music) => _started.Task.GetAwaiter().GetResult()(music, TimeProvider.System.GetTimestamp());

    /// <summary>Creates four seconds of a tone with noise.</summary>
    /// <param name="hertz">The frequency of the tone in Hz.</param>
    /// <param name="noise">The peak-to-peak amplitude of the noise.</param>
    public static float[] Tone(double hertz, float noise)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 4 * ISoundSource.SampleRate)
            .Select(i => (0.3f * MathF.Sin((float)(2 * Math.PI * hertz * i / ISoundSource.SampleRate))) + (noise * (random.NextSingle() - 0.5f)))];
    }
}
