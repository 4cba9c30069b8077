namespace PaintSound.Simulation.Instruments;

/// <summary>Renders notes into a buffer.</summary>
internal interface IInstrument
{
    /// <summary>Adds one note. Samples after the end of the buffer are cut off.</summary>
    void Play(in Note note, StereoBuffer buffer, SeededRandom random);
}
