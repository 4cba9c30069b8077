namespace PaintSound.Models;

/// <summary>
/// The paper's image-sound network (3.1), cut where it is linear: W[v;a] = Wv v + Wa a, so the half of every excerpt
/// is computed once and one canvas is scored against a whole library by an addition, a ReLU and a small product.
/// </summary>
public interface ICorrespondenceNetwork : IDisposable
{
    /// <summary>What the network is and where it comes from.</summary>
    Manifest Manifest { get; }

    /// <summary>Length of a half vector.</summary>
    int HalfSize { get; }

    /// <summary>The picture's half of the first dense layer.</summary>
    /// <param name="rgb">224 x 224 pixels, row by row, three bytes each (R, G, B).</param>
    /// <param name="half">Receives <see cref="HalfSize"/> values.</param>
    void ImageHalf(ReadOnlySpan<byte> rgb, Span<float> half);

    /// <summary>The sound's half of the first dense layer.</summary>
    /// <param name="mel">100 bands x 320 columns of log-mel, band by band.</param>
    /// <param name="half">Receives <see cref="HalfSize"/> values.</param>
    void SoundHalf(ReadOnlySpan<float> mel, Span<float> half);

    /// <summary>Correspondence of one picture with many sounds: 0 close ... 1 far.</summary>
    /// <param name="imageHalf"><see cref="HalfSize"/> values.</param>
    /// <param name="soundHalves">The halves of the sounds, one after the other.</param>
    /// <param name="correspondence">Receives one value for each sound.</param>
    void Score(ReadOnlySpan<float> imageHalf, ReadOnlySpan<float> soundHalves, Span<float> correspondence);
}
