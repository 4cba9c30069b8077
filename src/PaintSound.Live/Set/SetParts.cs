using System.Xml.Linq;

namespace PaintSound.Live.Set;

/// <summary>
/// Creates the parts that all sets have in common: tracks, clips, automation, and the document around them. The format is that of Live 12.0.15
/// (12.0_12049); newer versions open it, older ones do not. One instance makes one set.
/// </summary>
internal sealed class SetParts
{
    /// <summary>The number of the first track.</summary>
    public const int FirstTrack = 1;

    /// <summary>A level of 0 dB.</summary>
    public const double FullLevel = 1;

    /// <summary>The lowest level; Live shows it as minus infinity.</summary>
    public const double Silence = 0.0003162277571;

    // Where Live puts the value that automation has before its first point.
    private const double BeforeStart = -63_072_000;

    // Unwarped clips have two markers, 1/32 of a quarter note apart.
    private const double MarkerBeats = 0.03125;

    private readonly PointeeIds _ids = new();
    private readonly SetTemplates _templates;
    private readonly double _tempo;
    private readonly int _scenes;

    /// <summary>Begins a set.</summary>
    /// <param name="tempo">The tempo of the set in beats per minute.</param>
    /// <param name="scenes">The number of scenes, at least one.</param>
    public SetParts(double tempo, int scenes) => (_templates, _tempo, _scenes) = (new SetTemplates(_ids), tempo, scenes);

    /// <summary>No elements.</summary>
    public static XElement[] NoElements => [];

    /// <summary>Returns an element as a list.</summary>
    public static XElement[] ToArray(XElement element) => [element];

    /// <summary>Returns the mixer of a track.</summary>
    public static XElement GetMixer(XElement track) => track.Element("DeviceChain")!.Element("Mixer")!;

    /// <summary>Renders a template.</summary>
    public XElement Render(string template, params IReadOnlyList<(string Name, object Value)> values) => _templates.Render(template, values);

    /// <summary>Creates an audio track.</summary>
    /// <param name="number">From 0.</param>
    /// <param name="name">Its name.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="slots">The slots of the session, one for each scene.</param>
    /// <param name="arrangement">The clips of the arrangement.</param>
    /// <param name="send">The level that it sends to the return track.</param>
    public XElement CreateAudioTrack(int number, string name, int colour, XElement[] slots, XElement[] arrangement, double send = FullLevel) => CreateTrack(
        "AudioTrack", FirstTrack + number, name, colour, FullLevel, CreateSends(send, enabled: true), [
            ("main", ToArray(CreateSequencer("MainSequencer", slots, arrangement, monitoring: 2))),
            ("freeze", ToArray(CreateSequencer("FreezeSequencer", CreateEmptySlots(), NoElements, monitoring: 1)))]);

    /// <summary>Creates the return track with a reverb.</summary>
    /// <param name="number">From 0, after the audio tracks.</param>
    /// <param name="name">Its name.</param>
    /// <param name="volume">Its volume, linear.</param>
    public XElement CreateReturnTrack(int number, string name, double volume) => CreateTrack(
        "ReturnTrack", FirstTrack + number, name, LiveColours.Count - 1, volume, CreateSends(Silence, enabled: false), [
            ("devices", ToArray(Render("Reverb"))), ("freeze", ToArray(CreateSequencer("FreezeSequencer", [], NoElements, monitoring: 1)))]);

    /// <summary>Creates an empty slot for each scene.</summary>
    public XElement[] CreateEmptySlots() => [.. Enumerable.Range(0, _scenes).Select(scene => Render("Slot", ("id", scene), ("clip", NoElements)))];

    /// <summary>Creates a clip.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="id">Its number among its neighbours: 0 in a slot.</param>
    /// <param name="seconds">Where it stands in the arrangement, in seconds; 0 in a slot.</param>
    public XElement CreateClip(SetClip clip, int id, double seconds)
    {
        var sample = clip.Sample;
        return _templates.Render("Clip", [
            ("id", id), ("time", ToBeats(seconds)), ("end", ToBeats(seconds + clip.To - clip.From)), ("from", clip.From), ("to", clip.To),
            ("title", clip.Name), ("color", clip.Colour), ("jump", 1), ("seconds", sample.Seconds), ("markerSeconds", MarkerBeats * 60 / _tempo),
            ("file", sample.File), ("path", sample.Path), ("bytes", sample.Bytes), ("modified", sample.Modified.ToUnixTimeSeconds()),
            ("frames", sample.Frames), ("rate", sample.Rate), ("volume", clip.Volume)]);
    }

    /// <summary>Automates a parameter of a track over the time of the arrangement.</summary>
    /// <param name="track">The track.</param>
    /// <param name="parameter">The parameter, in the track.</param>
    /// <param name="points">The values, in order of time. The first one also holds before.</param>
    public void Automate(XElement track, XElement parameter, IReadOnlyList<AutomationPoint> points)
    {
        var envelopes = track.Element("AutomationEnvelopes")!.Element("Envelopes")!;
        XElement[] events =
        [
            Render("FloatEvent", ("id", 0), ("time", BeforeStart), ("value", points[0].Value)),
            .. points.Select((point, i) => Render("FloatEvent", ("id", i + 1), ("time", ToBeats(point.Seconds)), ("value", point.Value))),
        ];
        envelopes.Add(CreateEnvelope(envelopes.Elements().Count(), parameter, events));
    }

    /// <summary>Creates the document.</summary>
    /// <param name="tracks">The tracks, the return track last.</param>
    /// <param name="note">The text that Live shows as information about the set.</param>
    /// <param name="isArrangement">True to open the arrangement, false to open the session.</param>
    public XDocument CreateDocument(XElement[] tracks, string note, bool isArrangement)
    {
        var main = CreateMainTrack();
        var preHear = CreateTrack("PreHearTrack", null, "", -1, FullLevel / 2, NoElements, []);
        XElement[] rows = [.. Enumerable.Range(0, _scenes).Select(i => Render("Scene", ("id", i), ("tempo", _tempo), ("jump", 0)))];
        return new XDocument(new XElement(
            "Ableton",
            new XAttribute("MajorVersion", "5"),
            new XAttribute("MinorVersion", SetDocument.Version),
            new XAttribute("SchemaChangeCount", "12"),
            new XAttribute("Creator", "Ableton Live 12.0.20"),
            new XAttribute("Revision", ""),
            _templates.Render("LiveSet", [
                ("tracks", tracks), ("main", ToArray(main)), ("preHear", ToArray(preHear)), ("scenes", rows),
                ("sendsPre", ToArray(Render("SendPre", ("id", 0)))), ("view", isArrangement ? 0 : 1), ("note", note), ("next", _ids.Next)])));
    }

    private double ToBeats(double seconds) => seconds * _tempo / 60;

    private XElement CreateMainTrack()
    {
        var main = CreateTrack("MainTrack", null, "", LiveColours.Count - 1, FullLevel, NoElements, [
            ("tempo", _tempo), ("slots", NoElements), ("arrangement", NoElements), ("monitoring", 1)]);
        var mixer = GetMixer(main);

        // Live uses the tempo of the automation instead of the parameter's.
        main.Element("AutomationEnvelopes")!.Element("Envelopes")!.Add(
            CreateEnvelope(0, mixer.Element("TimeSignature")!, [Render("EnumEvent", ("id", 0), ("time", BeforeStart), ("value", 201))]),
            CreateEnvelope(1, mixer.Element("Tempo")!, [Render("FloatEvent", ("id", 0), ("time", BeforeStart), ("value", _tempo))]));
        return main;
    }

    private XElement CreateEnvelope(int id, XElement parameter, XElement[] events) =>
        Render("Envelope", ("id", id), ("pointee", parameter.Element("AutomationTarget")!.Attribute("Id")!.Value), ("events", events));

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

    private XElement CreateSequencer(string template, XElement[] slots, XElement[] arrangement, int monitoring) =>
        Render(template, ("slots", slots), ("arrangement", arrangement), ("monitoring", monitoring));

    private XElement[] CreateSends(double level, bool enabled) => [Render("Send", ("id", 0), ("level", level), ("enabled", enabled))];
}
