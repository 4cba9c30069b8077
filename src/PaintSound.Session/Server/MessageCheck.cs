using PaintSound.Core.Perception;
using PaintSound.Session.Decisions;
using PaintSound.Session.Limits;
using PaintSound.Session.Messages;

namespace PaintSound.Session.Server;

/// <summary>Checks the contents of messages: whoever has a link can send anything. Each method returns why a message is refused, or null.</summary>
internal static class MessageCheck
{
    // A JPEG begins with these bytes (ITU-T T.81, B.1.1.3).
    private static readonly byte[] JpegStart = [0xFF, 0xD8, 0xFF];

    /// <summary>Checks decisions.</summary>
    public static RefusalKind? Check(IReadOnlyList<Decision>? decisions) =>
        decisions is null || decisions.Any(decision => decision is null || (decision.Excerpt is null) == (decision.Painting is null)) ? RefusalKind.Content
        : decisions.Count > SessionLimits.Decisions ? RefusalKind.Size
        : null;

    /// <summary>Checks controls.</summary>
    public static RefusalKind? Check(ControlsMessage? message) =>
        message?.Controls is not { } controls || controls.Any(control => control?.Name is null || !double.IsFinite(control.Number)) ? RefusalKind.Content
        : controls.Length > SessionLimits.Controls ? RefusalKind.Size
        : null;

    /// <summary>Checks a perception.</summary>
    public static RefusalKind? Check(PerceptionMessage? message)
    {
        if (message?.Perception is not { } perception || !AreComplete(perception))
        {
            return RefusalKind.Content;
        }

        Half[][] vectors = [.. VectorsOf(perception)];
        return vectors.Any(vector => vector.Length > SessionLimits.VectorLength) ? RefusalKind.Size
            : vectors.Any(vector => vector.Any(value => !Half.IsFinite(value))) ? RefusalKind.Content
            : null;
    }

    /// <summary>Checks a picture.</summary>
    public static RefusalKind? Check(PictureMessage? picture) =>
        picture?.Jpeg is not { } jpeg || !jpeg.AsSpan().StartsWith(JpegStart) ? RefusalKind.Content
        : jpeg.Length > SessionLimits.PictureBytes ? RefusalKind.Size
        : null;

    /// <summary>Returns a name or a text without control characters, so that it can stand in a log and on a terminal.</summary>
    public static string Clean(string text, int length)
    {
        var plain = string.Concat(text.Where(character => !char.IsControl(character))).Trim();
        return plain[..Math.Min(length, plain.Length)];
    }

    private static bool AreComplete(SitePerception perception) =>
        perception is { Brush: null or { Rhythm: not null, Timbre: not null, Pooled: not null }, Canvas: null or { ImageHalf: not null }, Music: null or { SoundHalf: not null } }
        && (perception.Canvas?.Features is not { } features || features.Colours is { Count: <= SessionLimits.Controls });

    private static IEnumerable<Half[]> VectorsOf(SitePerception perception)
    {
        if (perception.Brush is { } brush)
        {
            yield return brush.Rhythm;
            yield return brush.Timbre;
            yield return brush.Pooled;
        }

        if (perception.Canvas is { } canvas)
        {
            yield return canvas.ImageHalf;
        }

        if (perception.Music is { } music)
        {
            yield return music.SoundHalf;
        }
    }
}
