using System.Xml.Linq;
using PaintSound.Live.Set.Lint;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Tests.Set;

public sealed class SetLintTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(2000)]
    public void What_is_made_keeps_every_rule(int works)
    {
        Assert.Empty(SetLint.Check(Made.Set(works)));
        Assert.Empty(SetLint.Check(Made.Set(works, Made.Mapped)));
    }

    [Fact]
    public void No_part_of_a_set_goes_unchecked()
    {
        Assert.Empty(OrderRule.Unknown(new SetTree(Made.Set(20, Made.Mapped).Root!, null)));
    }

    // One planted fault a row: what is done to a good set, and the word by which the lint must name it.
    public static TheoryData<string, string> Faults => new()
    {
        { "version: none", "MinorVersion" },
        { "pointee: zero", "has the number 0" },
        { "pointee: twice", "used twice" },
        { "pointee: beyond the next", "NextPointeeId is" },
        { "pointee: no next", "does not say its NextPointeeId" },
        { "pointee: points nowhere", "points at 999999" },
        { "list: no number", "has no number" },
        { "list: same number", "have the number" },
        { "slots: one too few", "slots in its MainSequencer" },
        { "slots: one too few to freeze", "slots in its FreezeSequencer" },
        { "slots: on a return", "a return track has none" },
        { "scenes: one too many", "scenes" },
        { "sends: none", "has 0 sends" },
        { "sends: short list before the fader", "SendsPre has 0" },
        { "sends: return sends", "sends to a return track" },
        { "tracks: return first", "stands behind a return track" },
        { "tracks: no such group", "in the group 77" },
        { "tracks: no such routing", "Track.77" },
        { "order: two swapped", "too late" },
        { "order: twice", "stands twice" },
        { "order: unknown tag", "does not belong" },
        { "order: wrong class in a list", "does not belong" },
        { "value: empty number", "should be a number" },
        { "tempo: not the same", "its automation begins with" },
        { "tempo: none", "has no automation" },
        { "tempo: too slow", "beats a minute" },
        { "clip: beyond its sample", "its sample is" },
        { "clip: no length", "ends at 0" },
        { "clip: loops unwarped", "not warped" },
        { "clip: one marker", "1 warp markers" },
        { "clip: markers stand still", "do not go on" },
        { "sample: milliseconds", "seconds since 1970" },
        { "sample: climbs", "no place within the project" },
        { "sample: absolute", "no place within the project" },
        { "mapping: no such channel", "on channel 44" },
        { "mapping: before its place", "too late" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_planted_fault_is_found(string fault, string word)
    {
        var set = Made.Set(40, Made.Mapped);
        Plant(fault, set);
        Assert.Contains(SetLint.Check(set), sentence => sentence.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_no_set_is_told()
    {
        Assert.Contains("no Live set", SetLint.Check(new XDocument(new XElement("Group")))[0], StringComparison.Ordinal);
    }

    private static void Plant(string fault, XDocument set)
    {
        var live = set.Root!.Element("LiveSet")!;
        var (tracks, main) = (live.Element("Tracks")!, live.Element("MainTrack")!);
        var track = tracks.Elements("AudioTrack").First();
        var back = tracks.Element("ReturnTrack")!;
        var clip = set.Descendants("AudioClip").First();
        var target = track.Descendants("AutomationTarget").First();
        Action plant = fault switch
        {
            "version: none" => () => set.Root.Attribute("MinorVersion")!.Remove(),
            "pointee: zero" => () => target.SetAttributeValue("Id", 0),
            "pointee: twice" => () => target.SetAttributeValue("Id", main.Descendants("AutomationTarget").First().Attribute("Id")!.Value),
            "pointee: beyond the next" => () => target.SetAttributeValue("Id", 5_000_000),
            "pointee: no next" => () => live.Element("NextPointeeId")!.Remove(),
            "pointee: points nowhere" => () => Set(main.Descendants("PointeeId").First(), 999999),
            "list: no number" => () => track.Attribute("Id")!.Remove(),
            "list: same number" => () => track.SetAttributeValue("Id", back.Attribute("Id")!.Value),
            "slots: one too few" => () => track.Descendants("MainSequencer").Elements("ClipSlotList").Elements().Last().Remove(),
            "slots: one too few to freeze" => () => track.Descendants("FreezeSequencer").Elements("ClipSlotList").Elements().Last().Remove(),
            "slots: on a return" => () => back.Descendants("ClipSlotList").Single().Add(new XElement(track.Descendants("ClipSlotList").Last().Elements().First())),
            "scenes: one too many" => () => live.Element("Scenes")!.Add(Copy(live.Element("Scenes")!.Elements().Last(), 99)),
            "sends: none" => () => track.Descendants("Sends").Single().RemoveNodes(),
            "sends: short list before the fader" => () => live.Element("SendsPre")!.RemoveNodes(),
            "sends: return sends" => () => Set(back.Descendants("EnabledByUser").Single(), "true"),
            "tracks: return first" => () => Move(back, tracks),
            "tracks: no such group" => () => Set(track.Element("TrackGroupId")!, 77),
            "tracks: no such routing" => () => Set(track.Descendants("Target").First(), "AudioIn/Track.77/PostFxOut"),
            "order: two swapped" => () => Swap(live, "LomId", "Tracks"),
            "order: twice" => () => clip.Element("Legato")!.AddAfterSelf(new XElement(clip.Element("Legato")!)),
            "order: unknown tag" => () => clip.Element("SampleRef")!.Add(new XElement("SamplesToAutoWarp", new XAttribute("Value", 1))),
            "order: wrong class in a list" => () => tracks.AddFirst(Copy(live.Element("Scenes")!.Elements().First(), 99)),
            "value: empty number" => () => Set(clip.Descendants("OriginalFileSize").Single(), ""),
            "tempo: not the same" => () => Set(main.Descendants("FloatEvent").Single(), 90),
            "tempo: none" => () => main.Descendants("AutomationEnvelope").Last().Remove(),
            "tempo: too slow" => () => Set(main.Descendants("Tempo").Single().Element("Manual")!, 10),
            "clip: beyond its sample" => () => Set(clip.Descendants("LoopEnd").Single(), 1000),
            "clip: no length" => () => Set(clip.Descendants("LoopEnd").Single(), 0),
            "clip: loops unwarped" => () => Set(clip.Descendants("LoopOn").Single(), "true"),
            "clip: one marker" => () => clip.Descendants("WarpMarker").Last().Remove(),
            "clip: markers stand still" => () => clip.Descendants("WarpMarker").Last().SetAttributeValue("SecTime", 0),
            "sample: milliseconds" => () => Set(clip.Descendants("LastModDate").Single(), 1_790_000_000_000),
            "sample: climbs" => () => Set(clip.Descendants("RelativePath").Single(), "Samples/../../elsewhere.wav"),
            "sample: absolute" => () => Set(clip.Descendants("RelativePath").Single(), "/elsewhere.wav"),
            "mapping: no such channel" => () => Set(back.Descendants("KeyMidi").Single().Element("Channel")!, 44),
            "mapping: before its place" => () => Swap(back.Descendants("KeyMidi").Single().Parent!, "LomId", "KeyMidi"),
            _ => throw new ArgumentException(fault, nameof(fault)),
        };
        plant();
    }

    private static void Set(XElement element, object value) => element.SetAttributeValue("Value", value);

    private static XElement Copy(XElement element, int id)
    {
        var copy = new XElement(element);
        copy.SetAttributeValue("Id", id);
        return copy;
    }

    private static void Move(XElement element, XElement toTheFrontOf)
    {
        element.Remove();
        toTheFrontOf.AddFirst(element);
    }

    private static void Swap(XElement parent, string first, string second)
    {
        var (one, other) = (parent.Element(first)!, parent.Element(second)!);
        one.Remove();
        other.AddAfterSelf(one);
    }
}
