namespace PaintSound.Models.Manifests;

/// <summary>Converts the cosine of a picture and a sound in a shared space into a correspondence.</summary>
/// <param name="Scale">Factor of the cosine before the sigmoid (the logit scale of CLIP and SigLIP), above 0; null for no sigmoid.</param>
/// <param name="Bias">Offset added to the product (the logit bias of SigLIP).</param>
public sealed record CosineSettings(double? Scale, double Bias)
{
    /// <summary>Returns the correspondence, 0 close ... 1 far: (1 - cosine) / 2, or with a scale 1 - sigmoid(scale * cosine + bias).</summary>
    /// <param name="cosine">-1..1. Values beyond, from rounding, are clamped.</param>
    public float ToCorrespondence(float cosine)
    {
        var clamped = Math.Clamp(cosine, -1, 1);

        // sigmoid(-x) equals 1 - sigmoid(x), but it keeps precision near 0, which the gate needs.
        return Scale is { } scale ? (float)(1 / (1 + Math.Exp((scale * clamped) + Bias))) : (1 - clamped) / 2;
    }
}
