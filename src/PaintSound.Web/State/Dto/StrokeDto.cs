using PaintSound.Core.Brush;

namespace PaintSound.Web.State.Dto;

/// <summary>The stroke that sounds, or the last one; see <see cref="StrokeReading"/>. The kind is a word, empty if it is not known.</summary>
public sealed record StrokeDto(float Length, float Direction, float Pressure, string Kind, float Confidence);
