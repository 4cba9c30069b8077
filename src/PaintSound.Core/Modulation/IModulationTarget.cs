namespace PaintSound.Core.Modulation;

/// <summary>
/// Something that a modulation moves: a parameter in Live, a control change, an address of a lighting desk. One engine decides when
/// and how far; a target only carries it there.
/// </summary>
public interface IModulationTarget
{
    /// <summary>What a person calls it, for complaints: <c>OSC 127.0.0.1:7700 /fog</c>, <c>Live, Reverb, Dry/Wet</c>.</summary>
    string Name { get; }

    /// <summary>The smallest difference that it can show, of 0..1: 1/127 for a control change of 7 bits. Smaller changes are not sent.</summary>
    double Step { get; }

    /// <summary>
    /// Moves it. Called from the one thread of the announcers, at most as often as the show allows, and only where the value
    /// changed by a step. It never waits and never throws: a port or a peer that is away is a state that the target says once and
    /// retries, and when it is back it gets the latest value.
    /// </summary>
    /// <param name="value">0 its least ... 1 its most.</param>
    void SetValue(double value);
}
