namespace PaintSound.Simulation.Instruments;

/// <summary>Plays notes on a tape.</summary>
internal interface IInstrument
{
    /// <summary>Adds one note. What reaches beyond the tape's end is lost.</summary>
    void Play(in Note note, StereoBuffer tape, SeededRandom dice);
}
