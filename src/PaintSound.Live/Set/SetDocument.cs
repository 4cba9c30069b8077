using System.Xml.Linq;
using PaintSound.Core.Signal;
using PaintSound.Core.Works;
using PaintSound.Live.Set.Samples;

namespace PaintSound.Live.Set;

/// <summary>
/// Creates a Live set as XML: the tracks of a grid, a clip for each work with a sample, and one return track with a reverb. The format is that
/// of Live 12.0.15 (12.0_12049); newer versions open it, older ones do not.
/// </summary>
internal sealed class SetDocument
{
    /// <summary>The version of the format.</summary>
    public const string Version = "12.0_12049";

    /// <summary>The name of the return track. Live shows its letter before it.</summary>
    public const string ReturnName = "Congruity";

    private const int FirstTrack = 1;
    private const double FullLevel = 1;
    private const double Quiet = 0.25;
    private const double Silence = 0.0003162277571;

    // Unwarped clips have two markers, 1/32 of a quarter note apart.
    private const double MarkerBeats = 0.03125;

    private readonly PointeeIds _ids = new();
    private readonly SetTemplates _templates;
    private readonly ClipGrid _grid;
    private readonly Func<MusicWork, Sample?> _sample;
    private readonly SetSettings _settings;

    private SetDocument(ClipGrid grid, Func<MusicWork, Sample?> sample, SetSettings settings)
    {
        _templates = new SetTemplates(_ids);
        (_grid, _sample, _settings) = (grid, sample, settings);
    }

    /// <summary>The number of scenes; Live needs at least one.</summary>
    private int Scenes => Math.Max(1, _grid.Scenes);

    /// <summary>Creates a set.</summary>
    /// <param name="grid">The positions of the works.</param>
    /// <param name="sample">Returns the sample of a work, or null; without a sample the slot stays empty.</param>
    /// <param name="settings">The other settings of the set.</param>
    /// <returns>The document; equal for equal arguments.</returns>
    public static XDocument Create(ClipGrid grid, Func<MusicWork, Sample?> sample, SetSettings settings) =>
        new SetDocument(grid, sample, settings).Create();

    private XDocument Create()
    {
        var colours = _grid.Tracks.Select(track => track.Collection).Distinct(StringComparer.Ordinal)
            .Select((collection, i) => (collection, Colour: LiveColours.GetColour(i))).ToDictionary(pair => pair.collection, pair => pair.Colour);
        XElement[] tracks = [.. _grid.Tracks.Select((track, i) => CreateAudioTrack(track, i, colours[track.Collection])), CreateReturnTrack()];
        var main = CreateMainTrack();
        var preHear = CreatePreHearTrack();
        XElement[] scenes = [.. Enumerable.Range(0, Scenes).Select(i => Render("Scene", ("id", i), ("tempo", _settings.Tempo), ("jump", 0)))];
        return new XDocument(new XElement(
            "Ableton",
            new XAttribute("MajorVersion", "5"),
            new XAttribute("MinorVersion", Version),
            new XAttribute("SchemaChangeCount", "12"),
            new XAttribute("Creator", "Ableton Live 12.0.20"),
            new XAttribute("Revision", ""),
            _templates.Render("LiveSet", [
                ("tracks", tracks), ("main", ToArray(main)), ("preHear", ToArray(preHear)), ("scenes", scenes),
                ("sendsPre", ToArray(Render("SendPre", ("id", 0)))),
                ("note", "Made by PaintSound: paintsound live set"),
                ("next", _ids.Next)])));
    }

    private XElement CreateAudioTrack(ClipTrack track, int number, int colour)
    {
        var clips = Enumerable.Range(0, Scenes)
            .Select(scene => CreateSlot(new ClipCell(number, scene), scene < track.Works.Count ? track.Works[scene] : null, colour)).ToArray();
        var freeze = Enumerable.Range(0, Scenes).Select(scene => Render("Slot", ("id", scene), ("clip", NoElements))).ToArray();
        var element = CreateTrack("AudioTrack", FirstTrack + number, ClipNameText.Clean(track.Name), colour, FullLevel, CreateSends(FullLevel, enabled: true), [
            ("main", ToArray(CreateSequencer("MainSequencer", clips, monitoring: 2))), ("freeze", ToArray(CreateSequencer("FreezeSequencer", freeze, monitoring: 1)))]);
        if (_settings.Stop?.Invoke(number) is { } stop)
        {
            GetMixer(element).Element("Volume")!.AddAfterSelf(CreateMapping(stop, "StopKeyMidi"));
        }

        return element;
    }

    private XElement CreateSlot(ClipCell cell, MusicWork? work, int colour)
    {
        var sample = work is null ? null : _sample(work);
        var slot = Render("Slot", ("id", cell.Scene), ("clip", sample is null ? NoElements : ToArray(CreateClip(work!, sample, colour))));
        if (work is not null && _settings.Launch?.Invoke(cell) is { } note)
        {
            slot.AddFirst(CreateMapping(note, "KeyMidi"));
        }

        return slot;
    }

    private XElement CreateClip(MusicWork work, Sample sample, int colour) => _templates.Render("Clip", [
        ("title", _grid.ClipName(work)), ("color", colour), ("jump", 1),
        ("seconds", sample.Seconds), ("beats", sample.Seconds * _settings.Tempo / 60), ("markerSeconds", MarkerBeats * 60 / _settings.Tempo),
        ("file", sample.File), ("path", sample.Path), ("bytes", sample.Bytes), ("modified", sample.Modified.ToUnixTimeSeconds()),
        ("frames", sample.Frames), ("rate", sample.Rate), ("volume", Decibels.ToFactor(_settings.MatchesLoudness ? work.GainDb : 0))]);

    // If congruity is mapped, the volume of the reverb follows the congruity of music and painting.
    private XElement CreateReturnTrack()
    {
        var element = CreateTrack(
            "ReturnTrack", FirstTrack + _grid.Tracks.Count, ReturnName, LiveColours.Count - 1, Quiet, CreateSends(Silence, enabled: false), [
                ("devices", ToArray(Render("Reverb"))), ("freeze", ToArray(CreateSequencer("FreezeSequencer", [], monitoring: 1)))]);
        if (_settings.Congruity is { } congruity)
        {
            var volume = GetMixer(element).Element("Volume")!;
            volume.Element("LomId")!.AddAfterSelf(CreateMapping(congruity, "KeyMidi"));
            volume.Element("MidiControllerRange")!.Element("Max")!.SetAttributeValue("Value", FullLevel);
        }

        return element;
    }

    private XElement CreateMainTrack()
    {
        var main = CreateTrack("MainTrack", null, "", LiveColours.Count - 1, FullLevel, NoElements, [
            ("tempo", _settings.Tempo), ("slots", NoElements), ("monitoring", 1)]);

        // Live uses the tempo of the automation instead of the parameter's.
        main.Element("AutomationEnvelopes")!.Element("Envelopes")!.Add(
            CreateEnvelope(0, "TimeSignature", Render("EnumEvent", ("value", 201))),
            CreateEnvelope(1, "Tempo", Render("FloatEvent", ("value", _settings.Tempo))));
        return main;

        XElement CreateEnvelope(int id, string parameter, XElement value) => Render(
            "Envelope",
            ("id", id),
            ("pointee", GetMixer(main).Element(parameter)!.Element("AutomationTarget")!.Attribute("Id")!.Value),
            ("event", ToArray(value)));
    }

    private XElement CreatePreHearTrack() => CreateTrack("PreHearTrack", null, "", -1, FullLevel / 2, NoElements, []);

    private XElement CreateTrack(
        string template, int? id, string name, int colour, double volume, IEnumerable<XElement> sends, IReadOnlyList<(string Name, object Value)> more)
    {
        var displayName = template switch
        {
            "ReturnTrack" => "A-" + name,
            "MainTrack" => "Main",
            "PreHearTrack" => "Master",
            _ => name,
        };
        return _templates.Render(template, [
            ("id", id ?? 0), ("name", name), ("shown", displayName), ("color", colour), ("volume", volume), ("sends", sends), .. GetOutput(toMain: id is not null), .. more]);
    }

    private static (string Name, object Value)[] GetOutput(bool toMain) => toMain
        ? [("output", "AudioOut/Main"), ("outputShown", "Master"), ("outputChannels", "")]
        : [("output", "AudioOut/External/S0"), ("outputShown", "Ext. Out"), ("outputChannels", "1/2")];

    private XElement CreateSequencer(string template, XElement[] slots, int monitoring) => Render(template, ("slots", slots), ("monitoring", monitoring));

    private XElement[] CreateSends(double level, bool enabled) => [Render("Send", ("id", 0), ("level", level), ("enabled", enabled))];

    private XElement CreateMapping(SetMapping mapping, string name)
    {
        var element = Render("Mapping", ("isNote", mapping.IsNote), ("channel", mapping.Channel - 1), ("number", mapping.Number));
        element.Name = name;
        return element;
    }

    private static XElement GetMixer(XElement track) => track.Element("DeviceChain")!.Element("Mixer")!;

    private XElement Render(string template, params IReadOnlyList<(string Name, object Value)> values) => _templates.Render(template, values);

    private static XElement[] NoElements => [];

    private static XElement[] ToArray(XElement element) => [element];
}
