using PaintSound.Core;
using PaintSound.Library.Copying;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Controls;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Editing;
using PaintSound.Worker.Show.Yaml;
using PaintSound.Worker.Taste;

namespace PaintSound.Worker.Packing;

/// <summary>
/// Copies a show with everything that it names into one folder: show file, presets, controller map, networks, recordings, library and works. All paths
/// in the packed show are relative, so that it opens wherever the folder lies and selects the same.
/// </summary>
/// <param name="show">Path of the show file.</param>
/// <param name="folder">Absolute path of the folder, which exists and is empty.</param>
internal sealed class ShowPacker(string show, string folder)
{
    private const string LibraryName = "library";
    private const string NetworksName = "networks";
    private const string RecordingsName = "recordings";

    /// <summary>The keys of a show file that are paths, with the outer keys before them. They are what is packed.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> PathKeys { get; } =
    [
        ["library"], ["models"], ["brush", "file"], ["canvas", "file"], ["music", "file"],
        ["midi", "record"], ["midi", "controller", "map"], ["takes", "folder"], ["taste", "profile"],
    ];

    private readonly List<ShowFileEdit> _edits = [];
    private readonly List<string> _missing = [];
    private readonly Dictionary<string, string> _recordings = new(StringComparer.Ordinal);

    /// <summary>Packs the show.</summary>
    /// <param name="progress">Receives the fraction of the works that are done (0..1); null for none.</param>
    /// <param name="stop">Stops between two files. What is copied stays.</param>
    /// <exception cref="PaintSoundException">The show, its library or its networks cannot be read, or the folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Packing was stopped.</exception>
    public PackReport Pack(IProgress<double>? progress, CancellationToken stop)
    {
        var settings = ShowFile.Read(show);
        var library = WorkLibrary.Open(settings.Library);
        var yaml = ShowYamlDocument.Load(show);
        var target = Path.Combine(folder, Path.GetFileName(show));
        try
        {
            CopyShow(yaml, target);
            CopyNetworks(settings.Models);
            foreach (var recording in _recordings)
            {
                stop.ThrowIfCancellationRequested();
                CopyRecording(recording.Key, recording.Value);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ShowException($"{show} cannot be packed into {folder}: {error.Message.TrimEnd('.')}. Check the disk and its permissions.", error);
        }

        var report = LibraryCopier.Copy(library, Path.Combine(folder, LibraryName), progress, stop);
        var bytes = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        return new PackReport(target, report.Works, Math.Round(bytes / 1e6, 1), [.. _missing, .. report.Missing]);
    }

    private static ShowYamlNode? Find(ShowYamlNode yaml, IReadOnlyList<string> path) =>
        path.Aggregate((ShowYamlNode?)yaml, (node, key) => node is { IsMapping: true } ? node[key] : null);

    // The show before everything that takes long: if its author wrote it in a way that cannot be changed, nothing else is copied.
    private void CopyShow(ShowYamlNode yaml, string target)
    {
        foreach (var path in PathKeys)
        {
            if (Find(yaml, path) is { } node)
            {
                _edits.Add(new ShowFileEdit(path, YamlText.Quote(Plan(path, node))));
            }
        }

        Copy(show, target);
        CopyIfExists(new PresetFile(show).Path, new PresetFile(target).Path);
        if (Find(yaml, ["taste", "profile"]) is null)
        {
            CopyIfExists(new ProfileFile(show, null).Path, new ProfileFile(target, null).Path);
        }

        try
        {
            new ShowFileEditor(target).Set(_edits);
        }
        catch (ShowException error)
        {
            throw new ShowException($"The paths in {show} cannot be changed: {error.Message}", error);
        }
    }

    /// <summary>Returns the path in the packed show.</summary>
    private string Plan(IReadOnlyList<string> path, ShowYamlNode node)
    {
        switch (path[^1])
        {
            case "library":
                return LibraryName;
            case "models":
                return NetworksName;
            case "folder":
                return "takes";
            case "record":
                return Path.GetFileName(node.FullPath);
            case "profile":
                // A show without marks has no such file yet.
                var profile = FreeName(folder, Path.GetFileName(node.FullPath));
                CopyIfExists(node.FullPath, Path.Combine(folder, profile));
                return profile;
            case "map":
                // The show is valid only with its map.
                var map = FreeName(folder, Path.GetFileName(node.FullPath));
                Copy(node.FullPath, Path.Combine(folder, map));
                return map;
            default:
                return PlanRecording(node.FullPath);
        }
    }

    // Brush, canvas and music may be one film.
    private string PlanRecording(string file)
    {
        if (!_recordings.TryGetValue(file, out var name))
        {
            var others = _recordings.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);
            name = Path.GetFileName(file);
            for (var number = 2; others.Contains(name); number++)
            {
                name = FormattableString.Invariant($"{number} {Path.GetFileName(file)}");
            }

            _recordings[file] = name;
        }

        return $"{RecordingsName}/{name}";
    }

    private void CopyRecording(string file, string name)
    {
        if (!File.Exists(file))
        {
            _missing.Add(file);
            return;
        }

        Copy(file, Path.Combine(folder, RecordingsName, name));
    }

    private void CopyNetworks(IReadOnlyList<string> models)
    {
        var networks = Path.Combine(folder, NetworksName);
        foreach (var network in models.SelectMany(NetworkLoader.FindAll).Distinct(StringComparer.Ordinal))
        {
            var target = Path.Combine(networks, FreeName(networks, Path.GetFileName(Path.TrimEndingDirectorySeparator(network))));
            foreach (var file in Directory.EnumerateFiles(network, "*", SearchOption.AllDirectories))
            {
                Copy(file, Path.Combine(target, Path.GetRelativePath(network, file)));
            }
        }
    }

    private static string FreeName(string folder, string name)
    {
        var free = name;
        for (var number = 2; Path.Exists(Path.Combine(folder, free)); number++)
        {
            free = FormattableString.Invariant($"{number} {name}");
        }

        return free;
    }

    private static void CopyIfExists(string source, string target)
    {
        if (File.Exists(source))
        {
            Copy(source, target);
        }
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target);
        // A show on a write-protected disk must be writable where it is packed.
        File.SetAttributes(target, FileAttributes.Normal);
    }
}
