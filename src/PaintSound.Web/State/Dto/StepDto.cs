using PaintSound.Core.Control;

namespace PaintSound.Web.State.Dto;

/// <summary>The results of a perception step; see <see cref="StepReport"/>.</summary>
public sealed record StepDto(SourceStatusDto Brush, SourceStatusDto Canvas, SourceStatusDto? Music, float Covered);
