using System.Text;
using System.Text.RegularExpressions;
using PaintSound.Live.Connections;
using PaintSound.Media.Devices;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New;

/// <summary>Writes a show file with comments.</summary>
internal static partial class NewShowText
{
    private const int MaxOthers = 8;

    /// <summary>Returns the text of a show file, and makes sure that <c>show check</c> accepts it.</summary>
    /// <inheritdoc cref="Create"/>
    public static string CreateValid(NewShow show, FoundParts found, string file)
    {
        var text = Create(show, found, file);
        ShowFile.Parse(text, file);
        return text;
    }

    /// <summary>Returns the text of a show file, with line feeds.</summary>
    /// <param name="show">What it says.</param>
    /// <param name="found">What exists: the comments name devices that were not chosen.</param>
    /// <param name="file">Absolute path of the show file. Paths below its folder are relative to it, so that the folder can move.</param>
    public static string Create(NewShow show, FoundParts found, string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var name = ToComment(Path.GetFileName(file));
        StringBuilder text = new();
        Add($"# A show of PaintSound. Check it: paintsound doctor {name}. Start it: paintsound run {name}");
        Add("# docs/show-file.md lists all keys. The names of devices are those that 'paintsound devices' prints.");
        Add();
        Add("# The music and paintings: 'paintsound index FOLDER... --library DIR' makes a library. Paths are relative to this file.");
        Add($"library: {Quote(PathFrom(folder, show.Library))}");
        Add();
        Add("# The contact microphone at the back of the canvas or at its frame.");
        AddOthers(found.Microphones, show.Brush);
        Add("brush:");
        AddSource(show.Brush);
        Add();
        Add("# The camera that sees the canvas. Drag the corners on the page /setup; it writes them here.");
        AddOthers(found.Cameras, show.Canvas);
        Add("canvas:");
        AddSource(show.Canvas);
        Add("  # corners: auto     # or: the corners are found in the picture");
        Add("  # aspect: [80, 60]  # width and height of the canvas");
        Add();
        Add("# The composer's sound. With it, PaintSound also selects paintings for the music, and measures congruity.");
        AddOthers([.. found.Monitors, .. found.Microphones], show.Music);
        if (show.Music is { } music)
        {
            Add("music:");
            AddSource(music);
        }
        else
        {
            Add("# music:");
            Add("#   device: NAME");
        }

        Add();
        Add("# Ableton Live plays the selections (docs/live.md): remote-script, max, ableton-osc or midi.");
        Add(show.Live is { } live ? $"live:\n  connection: {AnswerWords.Write(live)}" : "# live:\n#   connection: remote-script");
        if (show.Live == LiveConnectionKind.Midi)
        {
            Add("# midi:\n#   port: NAME        # the MIDI output to Live; default: a port of PaintSound's own");
        }

        Add();
        Add("# Programs that receive OSC: Max, lights, video (docs/osc.md).");
        Add("osc:\n  to: [127.0.0.1:9000]");
        Add();
        Add("# How music is selected, at the beginning. The operator's page changes it during the show, and can keep it here.");
        Add("choosing:");
        Add("  # gate: 0.05        # the fraction of the music that fits the canvas best, from which the brush selects; the default depends on the library");
        Add("  dwell: 4            # seconds from one selection to the next; a clear change of the brush is answered earlier");
        Add("  follow: 0.3         # 0 the rhythm of the brush ... 1 the timbre of its sound");
        return text.ToString();

        void Add(string line = "") => text.Append(line).Append('\n');

        void AddSource(SourceSettings source)
        {
            var label = ToComment(found.LabelOf(source.Name));
            Add(source.Kind switch
            {
                SourceSettingsKind.Device => $"  device: {Quote(source.Name)}{(label.Length > 0 && label != source.Name ? $"   # {label}" : string.Empty)}",
                SourceSettingsKind.File => $"  file: {Quote(PathFrom(folder, source.Name))}",
                _ => $"  simulated: {source.Name}   # a simulated artist; another number gives another one. On a stage: device: NAME",
            });
        }

        void AddOthers(IReadOnlyList<Device> devices, SourceSettings? chosen)
        {
            var others = devices.Where(device => device.Name != chosen?.Name).Select(device => ToComment(device.Name)).ToArray();
            if (others.Length > 0)
            {
                Add($"# Also there: {string.Join(", ", others.Take(MaxOthers))}{(others.Length > MaxOthers ? " ..." : string.Empty)}");
            }
        }
    }

    /// <summary>A path as the show file writes it: below the folder relative, elsewhere absolute, with slashes on every system.</summary>
    private static string PathFrom(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return (Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>A text as YAML reads it back: plain if it cannot be anything else, otherwise in quotation marks.</summary>
    private static string Quote(string text) => Plain().IsMatch(text) ? text
        : text.Any(char.IsControl) ? $"\"{string.Concat(text.Select(Escape))}\""
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Escape(char letter) => letter is '"' or '\\' ? $"\\{letter}" : char.IsControl(letter) ? $"\\u{(int)letter:X4}" : letter.ToString();

    // A comment ends with its line.
    private static string ToComment(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' ? ' ' : letter)).Trim();

    [GeneratedRegex("^[A-Za-z/][A-Za-z0-9_./+:-]*[A-Za-z0-9_/](?<!^(true|false|null|yes|no|on|off))\\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();
}
