using PaintSound.Models.Manifests;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Networks;

/// <summary>
/// Image against sound, cut so that the half of every excerpt is computed once and one canvas is scored against a whole library
/// at little cost. Two kinds: the paper's (3.1), cut where its head is linear, W[v;a] = Wv v + Wa a, which leaves an addition, a
/// ReLU and a small product; and two towers into one shared space, which leave a cosine.
/// </summary>
public interface ICorrespondenceNetwork : IDisposable
{
    /// <summary>What the network is and where it comes from.</summary>
    Manifest Manifest { get; }

    /// <summary>Length of a half vector.</summary>
    int HalfSize { get; }

    /// <summary>The picture's half: its share of the first dense layer, or its direction in the shared space.</summary>
    /// <param name="rgb">224 x 224 pixels, row by row, three bytes each (R, G, B).</param>
    /// <param name="half">Receives <see cref="HalfSize"/> values.</param>
    void ImageHalf(ReadOnlySpan<byte> rgb, Span<float> half);

    /// <summary>The sound's half.</summary>
    /// <param name="mel">Log-mel as the manifest describes it (100 bands x 320 columns unless it says otherwise), band by band.</param>
    /// <param name="half">Receives <see cref="HalfSize"/> values.</param>
    void SoundHalf(ReadOnlySpan<float> mel, Span<float> half);

    /// <summary>Correspondence of one picture with many sounds: 0 close ... 1 far.</summary>
    /// <param name="imageHalf"><see cref="HalfSize"/> values.</param>
    /// <param name="soundHalves">The halves of the sounds, one after the other.</param>
    /// <param name="correspondence">Receives one value for each sound.</param>
    void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence);

    /// <summary>Correspondence of many pictures with one sound, each as <see cref="Score"/> gives it.</summary>
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
