namespace PaintSound.Live.Set;

/// <summary>Live's colours for tracks and clips: 70 of them, in five rows of 14 hues (as its colour chooser shows them).</summary>
internal static class LiveColours
{
    /// <summary>How many there are; a colour is the number 0..69 of one.</summary>
    public const int Colours = Hues * Rows;

    private const int Hues = 14;
    private const int Rows = 5;

    // Coprime to the 14 hues: neighbouring collections lie far apart, and all hues are used before a row is used twice.
    private const int Step = 5;

    /// <summary>The colour of a collection.</summary>
    /// <param name="collection">Its number among the collections of the library, from 0.</param>
    /// <returns>0..69; the first 70 collections all differ.</returns>
    public static int Of(int collection) => (collection / Hues % Rows * Hues) + (collection * Step % Hues);
}
