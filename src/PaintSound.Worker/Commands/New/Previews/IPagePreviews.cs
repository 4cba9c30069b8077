using PaintSound.Web.NewShows;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New.Previews;

/// <summary>The sources that a page shows: one of each kind. Thread-safe.</summary>
internal interface IPagePreviews
{
    /// <summary>Chooses the sources. Null closes one.</summary>
    /// <param name="brush">The contact microphone.</param>
    /// <param name="canvas">The camera.</param>
    /// <param name="music">The composer's sound.</param>
    void Show(SourceSettings? brush, SourceSettings? canvas, SourceSettings? music);

    /// <summary>Reads what the sources deliver, and opens them again if they were closed because nobody read.</summary>
    NewShowPreviewsDto Read();

    /// <summary>Reads the newest picture.</summary>
    /// <param name="after">The number of the picture that the page has.</param>
    /// <param name="number">The number of the newest picture.</param>
    /// <returns>The JPEG; null if there is no newer one.</returns>
    byte[]? ReadPicture(long after, out long number);
}
