namespace PaintSound.Web.State.Dto;

/// <summary>Where the music is.</summary>
/// <param name="Source">The name of the source, such as Live.</param>
/// <param name="Bar">The number of the bar, from 1.</param>
/// <param name="Beat">The beat of the bar, from 1.</param>
/// <param name="Signature">The time signature, such as 4/4.</param>
/// <param name="Tempo">Quarter notes per minute.</param>
/// <param name="Playing">Whether the music advances.</param>
public sealed record BeatDto(string Source, int Bar, int Beat, string Signature, double Tempo, bool Playing);
