using PaintSound.Core.Choosing;
using PaintSound.Core.Vectors;
using PaintSound.Models.Manifests;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Networks;

/// <summary>
/// Computes the correspondence of images and sounds in two steps. The half of every excerpt is computed once, so scoring one canvas
/// against a whole library is cheap. Two kinds exist. The network of the paper (3.1) is split where its head is linear,
/// W[v;a] = Wv v + Wa a; scoring is an addition, a ReLU and a small product. Two towers into one shared space score with a cosine.
/// </summary>
public interface ICorrespondenceNetwork : IDisposable
{
    /// <summary>The manifest of the network.</summary>
    Manifest Manifest { get; }

    /// <summary>Length of a half vector.</summary>
    int HalfSize { get; }

    /// <summary>Computes the half of a picture: its part of the first dense layer, or its direction in the shared space.</summary>
    /// <param name="rgb">224 x 224 pixels, row by row, three bytes each (R, G, B).</param>
    /// <param name="half">Receives <see cref="HalfSize"/> values.</param>
    void ComputeImageHalf(ReadOnlySpan<byte> rgb, Span<float> half);

    /// <summary>Computes the half of a sound.</summary>
    /// <param name="mel">Log-mel as the manifest describes it (default 100 bands x 320 columns), band by band.</param>
    /// <param name="half">Receives <see cref="HalfSize"/> values.</param>
    void ComputeSoundHalf(ReadOnlySpan<float> mel, Span<float> half);

    /// <summary>Computes the correspondence of one picture with many sounds, 0 close ... 1 far.</summary>
    /// <param name="imageHalf"><see cref="HalfSize"/> values.</param>
    /// <param name="soundHalves">The halves of the sounds, one after the other.</param>
    /// <param name="correspondence">Receives one value for each sound.</param>
    void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence);

    /// <summary>Computes the log odds of the correspondence of one picture with many sounds, ln(c / (1 - c)): below 0 close, above 0 far.</summary>
    /// <param name="imageHalf"><see cref="HalfSize"/> values.</param>
    /// <param name="soundHalves">The halves of the sounds, one after the other.</param>
    /// <param name="logOdds">Receives one value for each sound, at most <see cref="Popularity.MaxLogOdds"/> from 0.</param>
    void ScoreLogOdds(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> logOdds)
    {
        Score(imageHalf, soundHalves, logOdds);
        Popularity.ToLogOdds(logOdds);
    }

    /// <summary>Estimates the log odds of the correspondence of one picture with many sounds, in a fraction of the time.</summary>
    /// <param name="imageHalf"><see cref="HalfSize"/> values.</param>
    /// <param name="soundHalves">The halves of the sounds.</param>
    /// <param name="logOdds">Receives one value for each sound.</param>
    /// <returns>How far an estimate is from the value of <see cref="ScoreLogOdds"/>, at most; null if the network cannot estimate.</returns>
    float? EstimateLogOdds(ReadOnlySpan<float> imageHalf, QuantisedRows soundHalves, Span<float> logOdds) => null;

    /// <summary>Computes the correspondence of many pictures with one sound, with the same values as <see cref="Score"/>.</summary>
    /// <param name="imageHalves">The halves of the pictures, one after the other.</param>
    /// <param name="soundHalf"><see cref="HalfSize"/> values.</param>
    /// <param name="correspondence">Receives one value for each picture.</param>
    void ScorePictures(ReadOnlySpan<float> imageHalves, ReadOnlySpan<float> soundHalf, Span<float> correspondence)
    {
        LengthGuard.Require(imageHalves.Length, correspondence.Length * HalfSize, nameof(imageHalves));
        LengthGuard.Require(soundHalf.Length, HalfSize, nameof(soundHalf));
        for (var i = 0; i < correspondence.Length; i++)
        {
            Score(imageHalves.Slice(i * HalfSize, HalfSize), soundHalf, correspondence.Slice(i, 1));
        }
    }
}
