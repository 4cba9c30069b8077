namespace PaintSound.Core.Sources;

/// <summary>A microphone, a recording or a simulation: 16 kHz mono sound.</summary>
public interface ISoundSource
{
    /// <summary>The sample rate of every source in Hz (paper, 3.1).</summary>
    const int SampleRate = 16_000;

    /// <summary>What a person calls it: the device or the file.</summary>
    string Name { get; }

    /// <summary>
    /// Delivers sound, from one thread at a time, until the material ends or <paramref name="stop"/> is cancelled.
    /// A device that goes away is reported and opened again; it never throws for that.
    /// </summary>
    /// <param name="hear">Called with every block.</param>
    /// <param name="report">Called with every change of state.</param>
    /// <param name="stop">Ends the delivery.</param>
    Task RunAsync(SoundHandler hear, Action<SourceReport> report, CancellationToken stop);
}
