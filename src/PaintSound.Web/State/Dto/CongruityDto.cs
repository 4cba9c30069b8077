using PaintSound.Core.Congruity;

namespace PaintSound.Web.State.Dto;

/// <summary>Congruity at one perception step; see <see cref="CongruityReading"/>.</summary>
public sealed record CongruityDto(double At, float Value, float Raw, float Confidence, string Doubt);
