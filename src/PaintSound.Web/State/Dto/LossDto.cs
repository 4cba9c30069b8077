namespace PaintSound.Web.State.Dto;

/// <summary>Something that did not arrive.</summary>
/// <param name="Count">How many; 1 or more.</param>
/// <param name="What">What, as the end of the sentence "N ...".</param>
public sealed record LossDto(long Count, string What);
