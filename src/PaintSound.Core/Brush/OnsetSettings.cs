namespace PaintSound.Core.Brush;

/// <summary>How <see cref="OnsetDetector"/> tells onsets from the rest. The defaults are tuned for a contact microphone on a canvas.</summary>
/// <param name="Frame">Samples in a frame: 40 are 2.5 ms.</param>
/// <param name="HighPassHz">Below this little counts: mains hum and its harmonics, steps, traffic. Touches are told by their noise above it.</param>
/// <param name="RiseDb">How far the level must jump above its recent past to be an onset.</param>
/// <param name="GateDb">How far above the noise floor sound must be to be a stroke at all.</param>
/// <param name="ReleaseDb">A stroke ends when the level stays closer than this to the noise floor...</param>
/// <param name="HoldSeconds">...for this long.</param>
/// <param name="RefractorySeconds">The shortest time between two onsets.</param>
/// <param name="FallDbPerSecond">How fast the fast envelope may fall; it rises at once.</param>
/// <param name="PastSeconds">Time constant of the slow envelope, the recent past.</param>
/// <param name="FloorRiseDbPerSecond">How fast the noise floor follows a room that grows louder; it follows a quieter one forty times as fast.</param>
/// <param name="QuietestDb">The noise floor is never thought lower than this.</param>
public sealed record OnsetSettings(
    int Frame = 40,
    double HighPassHz = 500,
    float RiseDb = 8,
    float GateDb = 9,
    float ReleaseDb = 5,
    double HoldSeconds = 0.08,
    double RefractorySeconds = 0.06,
    float FallDbPerSecond = 250,
    double PastSeconds = 0.015,
    float FloorRiseDbPerSecond = 1.5f,
    float QuietestDb = -80);
