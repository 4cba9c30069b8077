using PaintSound.Core.Works;

namespace PaintSound.Worker.Show;

/// <summary>The composer's live sound.</summary>
/// <param name="Source">Where it comes from: a device (an input, or a monitor of what this machine plays), a recording, or the simulated composer.</param>
/// <param name="SilenceDb">The level below which the music is silent, and no painting answers it, in dB relative to full scale.</param>
internal sealed record MusicSettings(SourceSettings Source, float SilenceDb)
{
    /// <summary>Reads the part <c>music</c> of a show file.</summary>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static MusicSettings Read(ShowYamlNode node, string folder)
    {
        var read = new MusicSettings(
            SourceSettings.Read(node, folder), (float?)node["silence-db"]?.Number(-120, 0) ?? Excerpt.SilentDb);
        node.EnsureAllRead();
        return read;
    }
}
