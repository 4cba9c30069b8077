namespace PaintSound.Web.State.Dto;

/// <summary>What the marks of the artists have taught.</summary>
/// <param name="Profile">The name of the profile.</param>
/// <param name="Marks">How many marks there are.</param>
/// <param name="IsContradictory">True if the marks contradict each other, so that nothing counts.</param>
/// <param name="Sentence">What was learned, in words.</param>
public sealed record TasteDto(string Profile, int Marks, bool IsContradictory, string Sentence);
