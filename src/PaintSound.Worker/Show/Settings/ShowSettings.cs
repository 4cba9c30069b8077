using System.Collections.Immutable;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Lights.Output;
using PaintSound.Worker.Show.Settings.Modulations;
using PaintSound.Worker.Show.Yaml;
using PaintSound.Worker.Spelling;

namespace PaintSound.Worker.Show.Settings;

/// <summary>The settings of one performance, as its show file gives them. Immutable.</summary>
internal sealed record ShowSettings
{
    // A message with hundreds of names is not read.
    private const int MostNamed = 20;

    /// <summary>The text of the show file; empty if there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>Folder of the library, absolute.</summary>
    public required string Library { get; init; }

    /// <summary>Folders of networks, absolute. They come before the bundled networks.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The contact microphone.</summary>
    public required BrushInputSettings Brush { get; init; }

    /// <summary>The camera.</summary>
    public required CanvasInputSettings Canvas { get; init; }

    /// <summary>The composer's live sound, or null if only the painter performs.</summary>
    public MusicInputSettings? Music { get; init; }

    /// <summary>OSC.</summary>
    public OscSettings Osc { get; init; } = new();

    /// <summary>The web pages.</summary>
    public WebSettings Web { get; init; } = new();

    /// <summary>The projection at the beginning; controls change it during the performance.</summary>
    public Projection Projection { get; init; } = new();

    /// <summary>The selection settings at the beginning; controls change them during the performance.</summary>
    public ChoosingControls Choosing { get; init; } = new();

    /// <summary>How long congruity takes to follow a change, at the beginning; a control changes it during the performance.</summary>
    public TimeSpan CongruitySmoothing { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the artists teach PaintSound.</summary>
    public TasteSettings Taste { get; init; } = new();

    /// <summary>The collections that are excluded at the start, by the names in the file.</summary>
    public IReadOnlyList<LocatedText> ExcludedCollections { get; init; } = [];

    /// <summary>The filters at the start, with the names in the file.</summary>
    public FilterSettings Filters { get; init; } = FilterSettings.None;

    /// <summary>The modulations, in the order of the file.</summary>
    public IReadOnlyList<ModulationSettings> Modulations { get; init; } = [];

    /// <summary>How sACN and Art-Net are sent.</summary>
    public LightOptions Lights { get; init; } = new();

    /// <summary>MIDI, or null if the show uses none.</summary>
    public MidiSettings? Midi { get; init; }

    /// <summary>Linear timecode, or null for none.</summary>
    public LtcSettings? Ltc { get; init; }

    /// <summary>How selections are played in Ableton Live, or null if they are not.</summary>
    public LiveSettings? Live { get; init; }

    /// <summary>How the performance is recorded.</summary>
    public TakeSettings Takes { get; init; } = new();

    /// <summary>A second worker that takes over if this one fails, or null for none.</summary>
    public UnderstudySettings? Understudy { get; init; }

    /// <summary>What this worker does in a session of several sites, or null for a show of one site.</summary>
    public SessionSettings? Session { get; init; }

    /// <summary>Where PaintSound hears tempo and bars.</summary>
    public BeatSettings Beat { get; init; } = BeatSettings.Off;

    /// <summary>The state of all controls at the beginning.</summary>
    public ShowState State => new()
    {
        Choosing = Choosing with { TasteShare = Taste.Share },
        Projection = Projection,
        CongruitySmoothing = CongruitySmoothing,
        Depths = Modulations.ToImmutableSortedDictionary(m => m.Name, m => m.Depth, StringComparer.Ordinal),
    };

    /// <summary>Makes sure that the excluded collections, and the artists, genres and folders of the filters, exist in the library.</summary>
    /// <param name="library">A state with the names of the library.</param>
    /// <exception cref="ShowException">A name does not exist; the message names the line of the show file.</exception>
    public void RequireNames(ShowState library)
    {
        Require("collections", ExcludedCollections, library.Collections);
        Require("artists", Filters.Artists, library.Names.Artists);
        Require("genres", Filters.Genres, library.Names.Genres);
        Require("folders", Filters.Folders, library.Names.Folders);
    }

    private static void Require(string what, IReadOnlyList<LocatedText> names, IReadOnlyList<string> known)
    {
        foreach (var (name, location) in names)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                var listed = string.Join(", ", known.Take(MostNamed));
                throw location.Invalid($"{what} of the library ({listed}{(known.Count > MostNamed ? " and others" : "")})", name, NearestWord.Ask(name, known));
            }
        }
    }
}
