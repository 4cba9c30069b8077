namespace PaintSound.Web.NewShows;

/// <summary>The functions of the page of a new show. Thread-safe.</summary>
public interface INewShowService
{
    /// <summary>What exists on this computer, as it was found last.</summary>
    NewShowPartsDto Parts { get; }

    /// <summary>Looks again for libraries and devices.</summary>
    /// <param name="stop">Cancels the search.</param>
    Task<NewShowPartsDto> SearchAsync(CancellationToken stop);

    /// <summary>Takes the answers of the page: opens the chosen devices, and returns the show file that the answers make. Writes nothing.</summary>
    /// <param name="answers">The answers.</param>
    NewShowDraftDto Choose(NewShowAnswersDto answers);

    /// <summary>Reads what the chosen devices deliver. While nobody reads, the devices are closed.</summary>
    NewShowPreviewsDto ReadPreviews();

    /// <summary>Reads the newest picture of the chosen camera.</summary>
    /// <param name="after">The number of the picture that the page shows.</param>
    /// <param name="number">The number of the newest picture.</param>
    /// <returns>A JPEG with the proportions of the camera; null if there is no newer picture.</returns>
    byte[]? ReadPicture(long after, out long number);

    /// <summary>Writes the show file. An existing file is never replaced.</summary>
    /// <param name="answers">The answers.</param>
    /// <exception cref="Core.PaintSoundException">Nothing was written. The message says why and what to do.</exception>
    NewShowWrittenDto Write(NewShowAnswersDto answers);

    /// <summary>Ends the page, because the browser has received that the file was written.</summary>
    void End();
}
