using PaintSound.Core.Choosing;
using PaintSound.Core.Works;
using PaintSound.Library.Search;

namespace PaintSound.Evaluation;

/// <summary>Pictures of which one is on the canvas, and the others are the paintings of the library.</summary>
/// <param name="halves">The image half of each picture.</param>
internal sealed class OtherPictures(IReadOnlyList<float[]> halves)
{
    /// <summary>Computes the image halves of pictures.</summary>
    public static OtherPictures Of(EvaluationLibrary library, IReadOnlyList<byte[]> pictures)
    {
        var perceiver = library.CreatePerceiver();
        return new OtherPictures([.. pictures.Select(picture =>
        {
            perceiver.ProcessCanvas(picture, new ChoosingControls());
            return perceiver.ImageHalf.ToArray();
        })]);
    }

    /// <summary>Returns all pictures as paintings.</summary>
    public PaintingTable All => CreateTable(halves);

    /// <summary>Returns all pictures but one as paintings.</summary>
    /// <param name="canvas">The index of the picture that is on the canvas.</param>
    public PaintingTable Without(int canvas) => CreateTable([.. halves.Where((_, i) => i != canvas)]);

    private static PaintingTable CreateTable(IReadOnlyList<float[]> halves) => new(
        [.. Enumerable.Range(0, halves.Count).Select(i => new Painting($"{i}", $"{i}", $"{i}", "paintings"))], [.. halves.SelectMany(half => half)]);
}
