using System.Text.Json;
using PaintSound.Core.Control;
using PaintSound.Web.Authentication;
using PaintSound.Web.Library;
using PaintSound.Web.Library.Map;
using PaintSound.Web.Links;
using PaintSound.Web.Settings;
using PaintSound.Web.Setup;
using PaintSound.Web.State;

namespace PaintSound.Web.Hubs;

/// <summary>The hub of the operator and setup pages, which receive updates and control the show. A rejected call returns its message to the caller.</summary>
internal sealed class OperatorHub(
    PageState pages, SpectrogramColumns spectrogram, IShowControl control, ISetupService setup, ISettingsService settings, PublishedLinks links, WorkCatalogue works, IWorkSwitch workSwitch, ExcerptSearch excerpts,
    TimeProvider time)
    : ArtistHub(pages, spectrogram, time)
{
    private const int MostLetters = 60;
    private const int MostNames = 60;

    /// <inheritdoc/>
    protected override Role Role => Role.Operator;

    /// <summary>Sets a control, or presses a trigger.</summary>
    /// <param name="name">The name in the control table, followed by a space and the item if it has a family: <c>gate</c>, <c>depth wash</c>.</param>
    /// <param name="value">A number, true or false, or a choice.</param>
    /// <exception cref="InvalidControlException">The show has no such control, or it does not take this value.</exception>
    public void Set(string name, JsonElement value) => control.Set(ControlId.Parse(name), Value(name, value));

    /// <summary>Returns the links of all pages at all addresses that other computers and phones reach. They contain the tokens.</summary>
    public IReadOnlyList<PageLinkDto> Links() => links.CreateCodes();

    /// <summary>Lets this worker send in place of the other one of its show.</summary>
    public void TakeOver() => Pages.RequestTakeover();

    /// <summary>Finds works of the library.</summary>
    public WorksDto Works(WorkQuery query) => works.Find(query, workSwitch.Off);

    /// <summary>Switches works of the library off or on.</summary>
    /// <exception cref="InvalidControlException">The library has no such work.</exception>
    public Task SwitchWorks(string[] ids, bool isOn) => workSwitch.SwitchAsync(RequireWorks(ids), isOn);

    /// <summary>The ids of the works that are switched off.</summary>
    public IReadOnlySet<string> OffWorks() => workSwitch.Off;

    /// <summary>Puts works into a collection.</summary>
    /// <param name="ids">The ids of the works.</param>
    /// <param name="name">The name of the collection, which may be new; null for those of the folders of the works.</param>
    /// <exception cref="InvalidControlException">The library has no such work, or this is no name.</exception>
    public async Task Collect(string[] ids, string? name)
    {
        if (name is { Length: 0 or > MostLetters } || (name?.Any(char.IsControl) ?? false) || name?.Trim() != name)
        {
            throw new InvalidControlException($"The name of a collection has 1 to {MostLetters} letters.");
        }

        await workSwitch.CollectAsync(RequireWorks(ids), name);
        works.Reload();
    }

    /// <summary>Finds names by which music can be filtered: of artists, genres or folders.</summary>
    /// <param name="filter">The name of the control, such as <c>filter/artist</c>.</param>
    /// <param name="text">A part of the names, in any case; empty for all.</param>
    /// <exception cref="InvalidControlException">There is no such filter.</exception>
    public FilterNamesDto FilterNames(string filter, string text)
    {
        var family = ControlTable.Find(filter)?.Family ?? throw new InvalidControlException($"{filter} is no filter by names.");
        string[] found = [.. family.AllItems(control.State).Where(name => name.Contains(text, StringComparison.OrdinalIgnoreCase))];
        return new FilterNamesDto([.. found.Take(MostNames)], found.Length);
    }

    /// <summary>Returns the starts of the excerpts of a work, in seconds.</summary>
    public IReadOnlyList<double> Excerpts(string id) => excerpts.FindStarts(id);

    /// <summary>Finds excerpts that sound like one, by the sound distance of the show.</summary>
    /// <exception cref="InvalidControlException">The show has no such work of music.</exception>
    public IReadOnlyList<SimilarDto> Similar(string id, double start) => excerpts.FindSimilar(id, start, control.State.Choosing);

    /// <inheritdoc cref="ISettingsService.Save"/>
    public SavedDto SaveSettings(bool intoEdited) => settings.Save(intoEdited);

    /// <inheritdoc cref="ISettingsService.StorePreset"/>
    public string StorePreset(string name) => settings.StorePreset(name);

    /// <inheritdoc cref="ISettingsService.RenamePreset"/>
    public string RenamePreset(string name, string newName) => settings.RenamePreset(name, newName);

    /// <inheritdoc cref="ISettingsService.DeletePreset"/>
    public string DeletePreset(string name) => settings.DeletePreset(name);

    /// <inheritdoc cref="ISetupService.Info"/>
    public SetupDto Setup() => setup.Info;

    /// <inheritdoc cref="ISetupService.SetCorners"/>
    public string Frame(double[] corners) => setup.SetCorners(corners);

    /// <inheritdoc cref="ISetupService.FindCanvas"/>
    public FoundCornersDto FindCanvas() => setup.FindCanvas();

    /// <inheritdoc cref="ISetupService.LockExposureAsync"/>
    public Task<string> Lock(bool locked) => setup.LockExposureAsync(locked, Context.ConnectionAborted);

    /// <inheritdoc cref="ISetupService.Microphones"/>
    public MicrophonesDto Microphones() => setup.Microphones;

    /// <inheritdoc cref="ISetupService.StartTaps"/>
    public void StartTaps() => setup.StartTaps();

    /// <inheritdoc cref="ISetupService.MeasureAsync"/>
    public Task<string> Measure(string measurement) => setup.MeasureAsync(ParseEnum<Measurement>(measurement), Context.ConnectionAborted);

    /// <inheritdoc cref="ISetupService.Save"/>
    public string SaveMeasured() => setup.Save();

    private string[] RequireWorks(string[] ids) => Array.Exists(ids, id => works.Find(id) is null)
        ? throw new InvalidControlException("The library has no such work. Load the page again.")
        : ids;

    private static ControlValue Value(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.String => value.GetString()!,
        _ => throw new InvalidControlException($"{name} takes a number, true or false, or a word (got {value.ValueKind})."),
    };

    private static T ParseEnum<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new InvalidControlException($"Unknown value '{text}'; choose one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
}
