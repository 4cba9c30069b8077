namespace PaintSound.Core.Sources;

/// <summary>
/// A microphone, a sound file or a simulation: delivers 16 kHz mono sound, or the sound of several microphones on one device, which therefore share
/// one clock.
/// </summary>
public interface ISoundSource
{
    /// <summary>The sample rate of every source in Hz (paper, 3.1).</summary>
    const int SampleRate = 16_000;

    /// <summary>The name for messages to people: the device or the file.</summary>
    string Name { get; }

    /// <summary>
    /// Microphones, 1 or more. With more than one, a block contains whole frames: one sample of every microphone, taken at the same moment, then the
    /// next frame.
    /// </summary>
    int Channels => 1;

    /// <summary>The number of times since the start that the device lost sound: JACK calls it an xrun. 0 if the device does not tell. Thread-safe.</summary>
    long Dropouts => 0;

    /// <summary>
    /// Delivers blocks of sound from one thread at a time, until the recording ends or <paramref name="stop"/> is cancelled. If the device is lost,
    /// the source reports that and opens it again; it does not throw.
    /// </summary>
    /// <param name="onBlock">Called for every block.</param>
    /// <param name="report">Called for every change of state.</param>
    /// <param name="stop">Stops the source.</param>
    Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop);
}
