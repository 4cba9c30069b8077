using System.Xml.Linq;
using PaintSound.Core.Works;

namespace PaintSound.Live.Set;

/// <summary>
/// Writes a Live set as XML: the tracks of a grid, a clip for every work whose sample is there, one return track with a reverb. The
/// form is that of Live 12.0.15 and later (12.0_12049): newer ones open it, older ones do not.
/// </summary>
internal sealed class SetDocument
{
    /// <summary>The version of the form.</summary>
    public const string Version = "12.0_12049";

    /// <summary>What the return track is called; Live shows the letter in front.</summary>
    public const string ReturnName = "Congruity";

    private const int FirstTrack = 1;
    private const double FullLevel = 1;
    private const double Quiet = 0.25;
    private const double Silent = 0.0003162277571;

    // Unwarped clips keep two markers; between them lies a 32nd of a quarter note.
    private const double MarkerBeats = 0.03125;

    private readonly PointeeIds _ids = new();
    private readonly SetTemplates _forms;
    private readonly ClipGrid _grid;
    private readonly Func<MusicWork, Sample?> _sample;
    private readonly SetSettings _settings;

    private SetDocument(ClipGrid grid, Func<MusicWork, Sample?> sample, SetSettings settings)
    {
        _forms = new SetTemplates(_ids);
        (_grid, _sample, _settings) = (grid, sample, settings);
    }

    /// <summary>Live has at least one scene.</summary>
    private int Scenes => Math.Max(1, _grid.Scenes);

    /// <summary>Writes a set.</summary>
    /// <param name="grid">Which work lies where.</param>
    /// <param name="sample">The sample of a work, or null where there is none: its slot stays empty.</param>
    /// <param name="settings">The rest.</param>
    /// <returns>The same document for the same arguments.</returns>
    public static XDocument Of(ClipGrid grid, Func<MusicWork, Sample?> sample, SetSettings settings) =>
        new SetDocument(grid, sample, settings).Write();

    private XDocument Write()
    {
        var colours = _grid.Tracks.Select(track => track.Collection).Distinct(StringComparer.Ordinal)
            .Select((collection, i) => (collection, Colour: LiveColours.Of(i))).ToDictionary(pair => pair.collection, pair => pair.Colour);
        XElement[] tracks = [.. _grid.Tracks.Select((track, i) => AudioTrack(track, i, colours[track.Collection])), ReturnTrack()];
        var main = MainTrack();
        var preHear = PreHearTrack();
        XElement[] scenes = [.. Enumerable.Range(0, Scenes).Select(i => Fill("Scene", ("id", i), ("tempo", _settings.Tempo), ("jump", 0)))];
        return new XDocument(new XElement(
            "Ableton",
            new XAttribute("MajorVersion", "5"),
            new XAttribute("MinorVersion", Version),
            new XAttribute("SchemaChangeCount", "12"),
            new XAttribute("Creator", "Ableton Live 12.0.20"),
            new XAttribute("Revision", ""),
            _forms.Render("LiveSet", [
                ("tracks", tracks), ("main", Only(main)), ("preHear", Only(preHear)), ("scenes", scenes),
                ("sendsPre", Only(Fill("SendPre", ("id", 0)))),
                ("note", "Made by PaintSound: paintsound live set"),
                ("next", _ids.Next)])));
    }

    private XElement AudioTrack(ClipTrack track, int number, int colour)
    {
        var clips = Enumerable.Range(0, Scenes)
            .Select(scene => Slot(new ClipCell(number, scene), scene < track.Works.Count ? track.Works[scene] : null, colour)).ToArray();
        var freeze = Enumerable.Range(0, Scenes).Select(scene => Fill("Slot", ("id", scene), ("clip", None))).ToArray();
        var element = Track("AudioTrack", FirstTrack + number, ClipNameText.Clean(track.Name), colour, FullLevel, Send(FullLevel, enabled: true), [
            ("main", Only(Sequencer("MainSequencer", clips, monitoring: 2))), ("freeze", Only(Sequencer("FreezeSequencer", freeze, monitoring: 1)))]);
        if (_settings.Stop?.Invoke(number) is { } stop)
        {
            Mixer(element).Element("Volume")!.AddAfterSelf(Mapping(stop, "StopKeyMidi"));
        }

        return element;
    }

    private XElement Slot(ClipCell cell, MusicWork? work, int colour)
    {
        var sample = work is null ? null : _sample(work);
        var slot = Fill("Slot", ("id", cell.Scene), ("clip", sample is null ? None : Only(Clip(work!, sample, colour))));
        if (work is not null && _settings.Launch?.Invoke(cell) is { } note)
        {
            slot.AddFirst(Mapping(note, "KeyMidi"));
        }

        return slot;
    }

    private XElement Clip(MusicWork work, Sample sample, int colour) => _forms.Render("Clip", [
        ("title", _grid.ClipName(work)), ("color", colour), ("jump", 1),
        ("seconds", sample.Seconds), ("beats", sample.Seconds * _settings.Tempo / 60), ("markerSeconds", MarkerBeats * 60 / _settings.Tempo),
        ("file", sample.File), ("path", sample.Path), ("bytes", sample.Bytes), ("modified", sample.Modified.ToUnixTimeSeconds()),
        ("frames", sample.Frames), ("rate", sample.Rate)]);

    // It is heard as loud as the music agrees with the painting, where congruity is mapped.
    private XElement ReturnTrack()
    {
        var element = Track(
            "ReturnTrack", FirstTrack + _grid.Tracks.Count, ReturnName, LiveColours.Colours - 1, Quiet, Send(Silent, enabled: false), [
                ("devices", Only(Fill("Reverb"))), ("freeze", Only(Sequencer("FreezeSequencer", [], monitoring: 1)))]);
        if (_settings.Congruity is { } congruity)
        {
            var volume = Mixer(element).Element("Volume")!;
            volume.Element("LomId")!.AddAfterSelf(Mapping(congruity, "KeyMidi"));
            volume.Element("MidiControllerRange")!.Element("Max")!.SetAttributeValue("Value", FullLevel);
        }

        return element;
    }

    private XElement MainTrack()
    {
        var main = Track("MainTrack", null, "", LiveColours.Colours - 1, FullLevel, None, [
            ("tempo", _settings.Tempo), ("slots", None), ("monitoring", 1)]);

        // Live takes the tempo from here, whatever the parameter says.
        main.Element("AutomationEnvelopes")!.Element("Envelopes")!.Add(
            Envelope(0, "TimeSignature", Fill("EnumEvent", ("value", 201))),
            Envelope(1, "Tempo", Fill("FloatEvent", ("value", _settings.Tempo))));
        return main;

        XElement Envelope(int id, string parameter, XElement value) => Fill(
            "Envelope",
            ("id", id),
            ("pointee", Mixer(main).Element(parameter)!.Element("AutomationTarget")!.Attribute("Id")!.Value),
            ("event", Only(value)));
    }

    private XElement PreHearTrack() => Track("PreHearTrack", null, "", -1, FullLevel / 2, None, []);

    private XElement Track(
        string form, int? id, string name, int colour, double volume, IEnumerable<XElement> sends, IReadOnlyList<(string Name, object Value)> own)
    {
        var shown = form switch
        {
            "ReturnTrack" => "A-" + name,
            "MainTrack" => "Main",
            "PreHearTrack" => "Master",
            _ => name,
        };
        return _forms.Render(form, [
            ("id", id ?? 0), ("name", name), ("shown", shown), ("color", colour), ("volume", volume), ("sends", sends), .. Output(toMain: id is not null), .. own]);
    }

    private static (string Name, object Value)[] Output(bool toMain) => toMain
        ? [("output", "AudioOut/Main"), ("outputShown", "Master"), ("outputChannels", "")]
        : [("output", "AudioOut/External/S0"), ("outputShown", "Ext. Out"), ("outputChannels", "1/2")];

    private XElement Sequencer(string form, XElement[] slots, int monitoring) => Fill(form, ("slots", slots), ("monitoring", monitoring));

    private XElement[] Send(double level, bool enabled) => [Fill("Send", ("id", 0), ("level", level), ("enabled", enabled))];

    private XElement Mapping(SetMapping mapping, string name)
    {
        var element = Fill("Mapping", ("isNote", mapping.IsNote), ("channel", mapping.Channel - 1), ("number", mapping.Number));
        element.Name = name;
        return element;
    }

    private static XElement Mixer(XElement track) => track.Element("DeviceChain")!.Element("Mixer")!;

    private XElement Fill(string form, params IReadOnlyList<(string Name, object Value)> given) => _forms.Render(form, given);

    private static XElement[] None => [];

    private static XElement[] Only(XElement element) => [element];
}
