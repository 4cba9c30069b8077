namespace PaintSound.Core.Beat;

/// <summary>Where the music is at one moment.</summary>
/// <param name="Bar">The number of the bar; the first of the song is 1.</param>
/// <param name="Beat">The beat of the bar, from 1 to the numerator.</param>
/// <param name="Phase">The part of the beat that is over, 0 to below 1.</param>
/// <param name="BarPhase">The part of the bar that is over, 0 to below 1.</param>
/// <param name="Tempo">Quarter notes per minute.</param>
/// <param name="IsPlaying">Whether the music advances.</param>
public readonly record struct BeatReading(int Bar, int Beat, double Phase, double BarPhase, double Tempo, bool IsPlaying);
