using System.Text;
using PaintSound.Core.Control;
using PaintSound.Worker.Show.Editing;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Controls;

/// <summary>
/// The file with the presets of a show. It lies beside the show file, so that both move to another computer together: <c>evening.presets.yaml</c>
/// beside <c>evening.yaml</c>.
/// </summary>
/// <param name="show">Path of the show file.</param>
internal sealed class PresetFile(string show)
{
    private const string Kind = "preset file";

    /// <summary>The path of the file.</summary>
    public string Path { get; } = System.IO.Path.ChangeExtension(System.IO.Path.GetFullPath(show), ".presets.yaml");

    /// <summary>Reads the presets in the order of the file. Controls and values are not checked.</summary>
    /// <returns>None if there is no file.</returns>
    /// <exception cref="ShowException">The file cannot be read, or is no preset file.</exception>
    public IReadOnlyList<ControlPreset> Read() => !File.Exists(Path)
        ? []
        : [.. ShowYamlDocument.Load(Path, Kind).Entries.Select(preset => new ControlPreset(
            preset.Key, [.. preset.Value.Entries.Select(control => KeyValuePair.Create(control.Key, control.Value.Text))]))];

    /// <summary>Writes the presets.</summary>
    /// <exception cref="ShowException">The file is read-only.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write into the folder.</exception>
    public void Write(IReadOnlyList<ControlPreset> presets)
    {
        var text = new StringBuilder($"# The presets of {System.IO.Path.GetFileName(show)}. PaintSound writes this file.\n");
        foreach (var preset in presets)
        {
            text.Append(YamlText.Quote(preset.Name)).Append(preset.Values.Count == 0 ? ": {}\n" : ":\n");
            foreach (var (control, value) in preset.Values)
            {
                text.Append("  ").Append(YamlText.Quote(control)).Append(": ").Append(YamlText.Quote(value)).Append('\n');
            }
        }

        AtomicFile.Replace(Path, Encoding.UTF8.GetBytes(presets.Count == 0 ? $"{text}{{}}\n" : text.ToString()));
    }
}
