using PaintSound.Core.Sources;

namespace PaintSound.Web.State;

/// <summary>The brush's last seconds as a picture, one for all pages that show it; looked at only while one does.</summary>
/// <param name="backstage">Where the brush is heard.</param>
internal sealed class SpectrogramColumns(IPreviewSource backstage)
{
    /// <summary>Log-mel that shows as full, above the floor: a hard stroke at full level reaches about this.</summary>
    private const float Full = 17;

    private readonly Lock _lock = new();
    private readonly float[] _mel = new float[backstage.Mel.Bands * backstage.Mel.Columns];

    /// <summary>The columns after those that were seen, at most four seconds of them.</summary>
    /// <param name="seen">Columns seen until now; moves on.</param>
    public byte[] Since(ref long seen)
    {
        var (bands, width) = (backstage.Mel.Bands, backstage.Mel.Columns);
        var floor = (float)Math.Log(backstage.Mel.Floor);
        lock (_lock)
        {
            var end = backstage.CopyBrush(_mel);
            var fresh = (int)Math.Min(end - seen, width);
            seen = end;
            var columns = new byte[fresh * bands];
            for (var x = 0; x < fresh; x++)
            {
                for (var band = 0; band < bands; band++)
                {
                    var above = _mel[band * width + width - fresh + x] - floor;
                    columns[x * bands + band] = (byte)Math.Clamp(255 * above / Full, 0, 255);
                }
            }

            return columns;
        }
    }
}
