using PaintSound.Core.Control;

namespace PaintSound.Web.State.Dto;

/// <summary>How the projection stands; see <see cref="Projection"/>. The fade in seconds.</summary>
public sealed record ProjectionDto(string Blend, double Canvas, double Painting, double Fade, bool Black);
