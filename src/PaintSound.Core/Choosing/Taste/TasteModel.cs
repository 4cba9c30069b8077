using System.Collections.Immutable;

namespace PaintSound.Core.Choosing.Taste;

/// <summary>
/// What PaintSound has learned from the marks of an artist: the log odds of the network, multiplied, and a bilinear term of the places of picture and music
/// on the <see cref="TasteAxes"/>. The term of one picture is linear in the places of music, so a library is judged by a few products an excerpt.
/// Immutable; two models are equal if they are one.
/// </summary>
/// <param name="Profile">The hash of the marks.</param>
/// <param name="Marks">How many marks there were.</param>
/// <param name="Network">What the log odds of the network are multiplied by; 1 as shipped.</param>
/// <param name="Weights">
/// The log odds of "far" for each product of an axis of pictures and one of music, row by row of the pictures' axes; before the first axis of each stands
/// the constant 1. (5 + 1) x (5 + 1) values.
/// </param>
public sealed record TasteModel(string Profile, int Marks, float Network, ImmutableArray<float> Weights)
{
    /// <summary>The length of the coefficients of a picture: one for the constant, and one for each axis of music.</summary>
    public static int Coefficients => TasteAxes.Music.Count + 1;

    /// <summary>Returns what the log odds of the network are multiplied by.</summary>
    /// <param name="share">0 as shipped ... 1 all that was learned.</param>
    public float GetNetwork(double share) => (float)(1 + (share * (Network - 1)));

    /// <summary>Returns the term of a picture as coefficients of the places of music.</summary>
    /// <param name="picture">The places of the picture.</param>
    /// <param name="share">0 as shipped ... 1 all that was learned.</param>
    /// <param name="coefficients">Receives <see cref="Coefficients"/> values: first the constant.</param>
    public void Fold(ReadOnlySpan<float> picture, double share, Span<float> coefficients)
    {
        for (var k = 0; k < coefficients.Length; k++)
        {
            var sum = Weights[k];
            for (var axis = 0; axis < picture.Length; axis++)
            {
                sum += picture[axis] * Weights[((axis + 1) * coefficients.Length) + k];
            }

            coefficients[k] = (float)(share * sum);
        }
    }

    /// <summary>Computes the term of a picture and music.</summary>
    /// <param name="coefficients">The coefficients of the picture.</param>
    /// <param name="music">The places of the music.</param>
    /// <returns>Log odds: below 0 close, above 0 far.</returns>
    public static float Judge(ReadOnlySpan<float> coefficients, ReadOnlySpan<float> music)
    {
        var sum = coefficients[0];
        for (var axis = 0; axis < music.Length; axis++)
        {
            sum += coefficients[axis + 1] * music[axis];
        }

        return sum;
    }

    /// <inheritdoc/>
    public bool Equals(TasteModel? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Profile, Marks);
}
