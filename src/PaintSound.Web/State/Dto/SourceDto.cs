namespace PaintSound.Web.State.Dto;

/// <summary>A source and its state, in the words of OSC.</summary>
public sealed record SourceDto(string Kind, string State, string Detail);
