using PaintSound.Core.Choosing;

namespace PaintSound.Core.Control;

/// <summary>
/// What can be changed during a performance. Every door (OSC, a MIDI controller, the web page, the command line) calls this one
/// interface, from any thread; a call returns at once.
/// </summary>
public interface IShowControl
{
    /// <summary>Sets how many of the excerpts pass the gate.</summary>
    /// <param name="fraction">See <see cref="ControlRange.Gate"/>.</param>
    /// <exception cref="InvalidControlException">The fraction is out of range.</exception>
    void SetGate(double fraction);

    /// <summary>Sets the shortest time between two selections.</summary>
    /// <param name="seconds">See <see cref="ControlRange.Dwell"/>.</param>
    /// <exception cref="InvalidControlException">The time is out of range.</exception>
    void SetDwell(double seconds);

    /// <summary>Keeps the present selection until it is let go.</summary>
    /// <param name="hold">True to keep it, false to let it go.</param>
    void SetHold(bool hold);

    /// <summary>Asks for another selection now, whatever dwell and hold say.</summary>
    void Next();

    /// <summary>Sets what of the brush is followed.</summary>
    /// <param name="colour">0 the rhythm ... 1 the colour; see <see cref="ControlRange.Follow"/>.</param>
    /// <exception cref="InvalidControlException">The value is out of range.</exception>
    void SetFollow(double colour);

    /// <summary>Sets how the distance to the brush is measured.</summary>
    /// <param name="kind">The kind.</param>
    /// <exception cref="InvalidControlException">The sound network in use cannot measure it.</exception>
    void SetDistance(SoundDistanceKind kind);

    /// <summary>Lets a collection take part in choosing, or not.</summary>
    /// <param name="name">The collection's name.</param>
    /// <param name="on">True to let it take part.</param>
    /// <exception cref="InvalidControlException">There is no such collection.</exception>
    void SetCollection(string name, bool on);

    /// <summary>Lets what is chosen be launched, or not. Disarmed, everything is chosen and announced as ever, and nothing is launched.</summary>
    /// <param name="armed">True to launch.</param>
    void SetArm(bool armed);

    /// <summary>Sets how long congruity takes to follow a change.</summary>
    /// <param name="seconds">See <see cref="ControlRange.CongruitySmoothing"/>.</param>
    /// <exception cref="InvalidControlException">The time is out of range.</exception>
    void SetCongruitySmoothing(double seconds);

    /// <summary>Sets how far a modulation moves its target.</summary>
    /// <param name="modulation">The modulation's name in the show.</param>
    /// <param name="depth">See <see cref="ControlRange.ModulationDepth"/>.</param>
    /// <exception cref="InvalidControlException">There is no such modulation, or the depth is out of range.</exception>
    void SetModulationDepth(string modulation, double depth);

    /// <summary>Sets how the paintings mix with the canvas on the projection.</summary>
    /// <param name="blend">How.</param>
    void SetProjectionBlend(ProjectionBlend blend);

    /// <summary>Sets how opaque a layer of the projection is.</summary>
    /// <param name="layer">Which.</param>
    /// <param name="opacity">See <see cref="ControlRange.Opacity"/>.</param>
    /// <exception cref="InvalidControlException">The opacity is out of range.</exception>
    void SetProjectionOpacity(ProjectionLayer layer, double opacity);

    /// <summary>Sets how long a painting takes to come on the projection.</summary>
    /// <param name="seconds">See <see cref="ControlRange.Fade"/>.</param>
    /// <exception cref="InvalidControlException">The time is out of range.</exception>
    void SetProjectionFade(double seconds);

    /// <summary>Makes the projection black, at once, or lets it be seen again.</summary>
    /// <param name="black">True for black.</param>
    void SetBlack(bool black);
}
