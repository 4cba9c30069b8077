namespace PaintSound.Models.Manifests;

/// <summary>How the cosine of a picture and a sound in one shared space becomes their correspondence.</summary>
/// <param name="Scale">What multiplies the cosine before the sigmoid (CLIP's and SigLIP's logit scale, above 0), or null for no sigmoid.</param>
/// <param name="Bias">What is added to the product (SigLIP's logit bias).</param>
public sealed record CosineSettings(double? Scale, double Bias)
{
    /// <summary>0 close ... 1 far: (1 - cosine) / 2, or with a scale 1 - sigmoid(scale cosine + bias).</summary>
    /// <param name="cosine">-1..1; rounding beyond is cut off.</param>
    public float Correspondence(float cosine)
    {
        var within = Math.Clamp(cosine, -1, 1);

        // 1 - sigmoid(x) is sigmoid(-x), which near 0, where a gate looks, keeps apart what a difference from 1 would not.
        return Scale is { } scale ? (float)(1 / (1 + Math.Exp((scale * within) + Bias))) : (1 - within) / 2;
    }
}
