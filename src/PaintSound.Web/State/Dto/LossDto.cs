namespace PaintSound.Web.State.Dto;

/// <summary>A loss during the performance.</summary>
/// <param name="Count">The number of losses, at least 1.</param>
/// <param name="What">A description, as the end of the sentence "N ...".</param>
public sealed record LossDto(long Count, string What);
