namespace PaintSound.Live.Set;

/// <summary>Live's 70 colours for tracks and clips: five rows of 14 hues, as in its colour chooser.</summary>
internal static class LiveColours
{
    /// <summary>The number of colours; a colour is an index 0..69.</summary>
    public const int Count = Hues * Rows;

    private const int Hues = 14;
    private const int Rows = 5;

    // Coprime to the 14 hues, so that neighbouring collections differ clearly and all hues are used before the next row.
    private const int Step = 5;

    /// <summary>Returns the colour of a collection.</summary>
    /// <param name="collection">The index of the collection in the library, from 0.</param>
    /// <returns>0..69; the first 70 collections have different colours.</returns>
    public static int GetColour(int collection) => (collection / Hues % Rows * Hues) + (collection * Step % Hues);
}
