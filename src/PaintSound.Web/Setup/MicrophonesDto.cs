namespace PaintSound.Web.Setup;

/// <summary>The contact microphones, for the setup page.</summary>
/// <param name="Microphones">One or more, in the order of the show file.</param>
/// <param name="Taps">What to do next in the check with taps, or its result; empty before the first.</param>
/// <param name="IsTapping">True if a tap is awaited.</param>
/// <param name="IsTapsWrong">True if the check found something that a person must change.</param>
public sealed record MicrophonesDto(IReadOnlyList<MicrophoneDto> Microphones, string Taps, bool IsTapping, bool IsTapsWrong);
