using PaintSound.Core.Sources;

namespace PaintSound.Web.State;

/// <summary>The spectrogram of the last seconds of the brush, shared by all pages. It is calculated only while a page shows it. Thread-safe.</summary>
/// <param name="preview">The source of the spectrogram.</param>
internal sealed class SpectrogramColumns(IPreviewSource preview)
{
    /// <summary>The log-mel above the floor that gives 255: about that of a hard stroke at full level.</summary>
    private const float FullScale = 17;

    private readonly Lock _lock = new();
    private readonly float[] _mel = new float[preview.Mel.Bands * preview.Mel.Columns];

    /// <summary>Returns the columns that a page has not received, at most four seconds of them.</summary>
    /// <param name="seen">The number of columns that the page has received; set to the current number.</param>
    public byte[] Since(ref long seen)
    {
        var (bands, width) = (preview.Mel.Bands, preview.Mel.Columns);
        var floor = (float)Math.Log(preview.Mel.Floor);
        lock (_lock)
        {
            var end = preview.CopyBrush(_mel);
            var count = (int)Math.Min(end - seen, width);
            seen = end;
            var columns = new byte[count * bands];
            for (var x = 0; x < count; x++)
            {
                for (var band = 0; band < bands; band++)
                {
                    var above = _mel[band * width + width - count + x] - floor;
                    columns[x * bands + band] = (byte)Math.Clamp(255 * above / FullScale, 0, 255);
                }
            }

            return columns;
        }
    }
}
