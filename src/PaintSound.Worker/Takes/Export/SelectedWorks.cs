using PaintSound.Core;
using PaintSound.Core.Choosing;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Models;
using PaintSound.Models.Manifests;
using PaintSound.Performance.Loading;
using PaintSound.Takes.Contents;
using PaintSound.Takes.Records;

namespace PaintSound.Worker.Takes.Export;

/// <summary>
/// Finds what a take does not contain about the selected works: length, collection, loudness. It is in the library. Without the library, or if a work is no
/// longer in it, a selection is what the take says, at its own loudness.
/// </summary>
internal sealed class SelectedWorks
{
    private readonly Dictionary<string, MusicWork> _works = new(StringComparer.Ordinal);
    private readonly Dictionary<ExcerptKey, Excerpt> _excerpts = [];

    private SelectedWorks()
    {
    }

    /// <summary>Reads the library of a take.</summary>
    /// <param name="head">The head of the take.</param>
    /// <param name="models">The user's own networks.</param>
    /// <param name="warn">Receives a sentence about what cannot be read.</param>
    public static SelectedWorks Load(TakeHead head, IReadOnlyList<string> models, Action<string> warn)
    {
        SelectedWorks works = new();
        try
        {
            var library = WorkLibrary.Open(head.Library);
            foreach (var work in library.LoadMusic())
            {
                works._works[work.Id] = work;
            }

            foreach (var excerpt in library.LoadExcerpts(NetworkLoader.ReadManifest(models, Manifest.Correspondence), NetworkLoader.ReadManifest(models, Manifest.SoundEmbedding)))
            {
                works._excerpts[new ExcerptKey(excerpt.Work.Id, excerpt.StartSeconds)] = excerpt;
            }
        }
        catch (PaintSoundException e) when (e is LibraryException or ModelException)
        {
            warn($"{e.Message} The loudness of some excerpts can differ from the performance.");
        }

        return works;
    }

    /// <summary>Returns a selection as the performance made it.</summary>
    public Selection Create(TakeSelection selection)
    {
        var record = selection.Record;
        var work = _works.GetValueOrDefault(record.Work) ?? new MusicWork(record.Work, record.Title, record.File, "", 0);

        // A file that was moved is where the library has found it since.
        work = work with { Title = record.Title, File = File.Exists(record.File) || !File.Exists(work.File) ? record.File : work.File };
        var excerpt = _excerpts.TryGetValue(new ExcerptKey(record.Work, record.StartSeconds), out var known)
            ? known with { Work = work }
            : new Excerpt(work, record.StartSeconds, 0, 0, GainDb: work.GainDb);
        Candidate selected = new(1, excerpt, record.Correspondence, record.SoundDistance);
        SelectionReason reason = new(
            selection.Choosing.Strategy, selection.Choosing.Distance, selection.Choosing.Follow, record.Silent, record.Eligible, record.Passed,
            record.CorrespondenceRank, record.SoundRank, [selected])
        {
            Bar = record.Bar,
            Change = record.Change,
        };
        return new Selection(record.Time, excerpt, record.Correspondence, record.SoundDistance, reason);
    }

    private readonly record struct ExcerptKey(string Work, double StartSeconds);
}
