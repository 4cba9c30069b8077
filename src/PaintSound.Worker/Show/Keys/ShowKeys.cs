using System.Net.Sockets;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Modulation;
using PaintSound.Lights.Output;
using PaintSound.Lights.Universes;
using PaintSound.Live.Connections;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Keys.Modulations;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Settings.Modulations;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>All keys of a show file.</summary>
internal static class ShowKeys
{
    private static readonly RequiredKey<string> Library = new("library", ShowValues.Path, "Folder of the library, made by `paintsound index`.");

    private static readonly DefaultKey<IReadOnlyList<string>> Models = new(
        "models", ShowValues.OneOrMore(ShowValues.Path), [], "Folders of your own networks. If a network is missing there, the bundled one is used.", "the bundled networks");

    private static readonly RequiredKey<BrushInputSettings> Brush = new("brush", BrushKeys.Section, "The contact microphone.");

    private static readonly RequiredKey<CanvasInputSettings> Canvas = new("canvas", CanvasKeys.Section, "The camera.");

    private static readonly OptionalKey<MusicInputSettings> Music = new(
        "music", MusicKeys.Section, "The composer's live sound. With it, PaintSound selects paintings for the music and measures congruity.");

    private static readonly DefaultKey<OscSettings> Osc = new("osc", OscKeys.Section, new OscSettings(), "OSC; see [OSC](osc.md).", "the keys below");

    private static readonly DefaultKey<WebSettings> Web = new("web", WebKeys.Section, new WebSettings(), "The web pages.", "the keys below");

    private static readonly DefaultKey<Projection> Projection = new(
        "projection", ProjectionKeys.Section, new Projection(), "The projection page at the beginning. Controls change it during the show.", "the keys below");

    private static readonly DefaultKey<ChoosingSettings> Choosing = new(
        "choosing",
        ChoosingKeys.Section,
        new ChoosingSettings(new ChoosingControls(), []),
        "How PaintSound selects, at the beginning. Controls change it during the show.",
        "the keys below");

    private static readonly DefaultKey<FilterSettings> Filters = new(
        "filters", FilterKeys.Section, FilterSettings.None, "Which music can be selected, at the beginning. Controls change it during the show; see [Filters](controls.md#filters).", "the keys below");

    private static readonly DefaultKey<TimeSpan> Congruity = new(
        "congruity", CongruityKeys.Section, CongruityKeys.DefaultSmoothing, "Congruity at the beginning. A control changes it during the show.", "the keys below");

    private static readonly DefaultKey<TasteSettings> Taste = new(
        "taste", TasteKeys.Section, new TasteSettings(), "What you teach PaintSound with marks; see [Teach PaintSound your taste](taste.md).", "the keys below");

    private static readonly OptionalKey<LiveSettings> Live = new(
        "live", LiveKeys.Section, "Ableton Live plays the selections; see [PaintSound in Ableton Live](live.md).", "Live plays nothing");

    private static readonly OptionalKey<BeatSettings> Beat = new(
        "beat", BeatKeys.Section, "Where PaintSound hears tempo and bars; see [Tempo and bars](live.md#tempo-and-bars).", "`source: live` if Ableton Live plays the selections, but not by MIDI notes");

    private static readonly DefaultKey<IReadOnlyList<KeyValuePair<string, ModulationSettings>>> Modulations = new(
        "modulations", ModulationKeys.Map, [], "Moves lights, effects and parameters. You choose the names.", "none");

    private static readonly DefaultKey<LightOptions> Lights = new(
        "lights", LightKeys.Section, new LightOptions(), "How modulations with the targets `sacn` and `art-net` are sent; see [Lights and video](lights.md).", "the keys below");

    private static readonly OptionalKey<MidiSettings> Midi = new("midi", MidiKeys.Section, "MIDI output, a controller, a recording; see [MIDI](midi.md).", "no MIDI");

    private static readonly OptionalKey<LtcSettings> Ltc = new("ltc", LtcKeys.Section, "Linear timecode (LTC) as sound, from the clock of the show; see [Lights](lights.md#timecode).", "no LTC");

    private static readonly DefaultKey<TakeSettings> Takes = new("takes", TakeKeys.Section, new TakeSettings(), "The recording of every performance; see [Takes](takes.md).", "the keys below");

    private static readonly OptionalKey<UnderstudySettings> Understudy = new(
        "understudy", UnderstudyKeys.Section, "A second computer that takes over if this one fails; see [Understudy](understudy.md).", "no understudy");

    private static readonly OptionalKey<SessionSettings> Session = new(
        "session", SessionKeys.Section, "A performance that painter and composer share from two sites; see [Two sites](two-sites.md).", "one site");

    /// <summary>The whole file.</summary>
    public static ShowSection<ShowSettings> Section { get; } = new(
        [Library, Models, Brush, Canvas, Music, Osc, Web, Projection, Choosing, Filters, Congruity, Taste, Live, Beat, Modulations, Lights, Midi, Ltc, Takes, Understudy, Session], Read);

    private static ShowSettings Read(ShowYamlNode file)
    {
        var show = new ShowSettings
        {
            Library = Library.Read(file),
            Models = Models.Read(file),
            Brush = Brush.Read(file),
            Canvas = Canvas.Read(file),
            Music = Music.TryRead(file, out var music) ? music : null,
            Osc = Osc.Read(file),
            Web = Web.Read(file),
            Projection = Projection.Read(file),
            CongruitySmoothing = Congruity.Read(file),
            Taste = Taste.Read(file),
        };
        var (choosing, filters) = (Choosing.Read(file), Filters.Read(file));
        var live = Live.TryRead(file, out var settings) ? settings : null;
        show = show with
        {
            Choosing = (music is null ? choosing.Controls : choosing.Controls with { MusicSilenceDb = music.SilenceDb }) with { Filter = filters.Filter },
            Filters = filters,
            ExcludedCollections = choosing.Exclude,
            Modulations = [.. Modulations.Read(file).Select(modulation => modulation.Value with { Name = modulation.Key })],
            Lights = Lights.Read(file),
            Live = live,
            Midi = Midi.TryRead(file, out var midi) ? midi : live is { Connection: LiveConnectionKind.Midi } ? new MidiSettings() : null,
            Ltc = Ltc.TryRead(file, out var ltc) ? ltc : null,
            Takes = Takes.Read(file),
            Understudy = Understudy.TryRead(file, out var understudy) ? understudy : null,
            Session = Session.TryRead(file, out var session) ? session : null,
        };
        show = show with { Beat = ReadBeat(file, live) };
        if (show.Choosing.Bars > 0 && show.Beat.Source == BeatSourceKind.Off)
        {
            throw file[Choosing.Name]!.Location.Error("'choosing: bars' needs a beat: 'beat: source' names it");
        }

        CheckModulations(file, show);
        return show;
    }

    private static BeatSettings ReadBeat(ShowYamlNode file, LiveSettings? live)
    {
        var tellsBeat = live is { Connection: not LiveConnectionKind.Midi };
        if (!Beat.TryRead(file, out var beat))
        {
            return tellsBeat ? BeatSettings.Live : BeatSettings.Off;
        }

        return beat.Source == BeatSourceKind.Live && !tellsBeat
            ? throw file[Beat.Name]!.Location.Error("'beat: source: live' needs 'live: connection: remote-script', 'max' or 'ableton-osc'")
            : beat;
    }

    // What a modulation needs from other sections of the show.
    private static void CheckModulations(ShowYamlNode file, ShowSettings show)
    {
        Dictionary<LightChannel, string> movers = [];
        foreach (var modulation in show.Modulations)
        {
            var source = ModulationKeys.SourceOf(file[Modulations.Name]!, modulation.Name);
            if (modulation.Source == ModulationSource.Congruity && show.Music is null)
            {
                throw source.Invalid("congruity only in a show that has 'music' to compare with the canvas");
            }

            if (modulation.Source is ModulationSource.BeatPhase or ModulationSource.BarPhase && show.Beat.Source == BeatSourceKind.Off)
            {
                throw source.Location.Error($"'modulations: {modulation.Name}' follows the beat, which needs 'beat: source'");
            }

            if (modulation.Target is LiveTargetSettings && show.Live is null or { Connection: LiveConnectionKind.Midi })
            {
                throw source.Location.Error(
                    $"'modulations: {modulation.Name}' moves a parameter of Live, which needs 'live: connection: remote-script', 'max' or 'ableton-osc'; with MIDI use 'control' as the target");
            }

            if (modulation.Target is MidiTargetSettings && show.Midi is null)
            {
                throw source.Location.Error($"'modulations: {modulation.Name}' sends a MIDI control change, which needs 'midi' in the show");
            }

            if (modulation.Target is DmxTargetSettings { Universe.Protocol: LightProtocol.ArtNet } && show.Lights.Family == AddressFamily.InterNetworkV6)
            {
                throw source.Location.Error($"'modulations: {modulation.Name}' sends Art-Net, which exists on IPv4 only: 'lights: network' needs an IPv4 address");
            }

            foreach (var channel in modulation.Target is DmxTargetSettings dmx ? dmx.Written.Select(number => new LightChannel(dmx.Universe, number)) : [])
            {
                if (!movers.TryAdd(channel, modulation.Name))
                {
                    throw source.Location.Error($"'modulations: {modulation.Name}' moves channel {channel.Number} of {channel.Universe}, which '{movers[channel]}' moves already");
                }
            }
        }
    }

    private sealed record LightChannel(UniverseId Universe, int Number);
}
