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
    public void Written_sets_keep_all_rules(int works)
    {
        Assert.Empty(SetLint.Check(TestSets.Set(works)));
        Assert.Empty(SetLint.Check(TestSets.Set(works, TestSets.Mapped)));
    }

    [Fact]
    public void All_elements_are_in_the_table()
    {
        Assert.Empty(OrderRule.Unknown(new SetTree(TestSets.Set(20, TestSets.Mapped).Root!, null)));
    }

    // One fault per row: the change of a valid set, and a word of the message.
    public static TheoryData<string, string> Faults => new()
    {
        { "version: none", "MinorVersion" },
        { "pointee: zero", "has the number 0" },
        { "pointee: twice", "used twice" },
        { "pointee: beyond the next", "NextPointeeId is" },
        { "pointee: no next", "has no NextPointeeId" },
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
        { "tracks: return first", "after a return track" },
        { "tracks: no such group", "in the group 77" },
        { "tracks: no such routing", "Track.77" },
        { "order: two swapped", "too late" },
        { "order: twice", "is duplicate" },
        { "order: unknown tag", "does not belong" },
        { "order: wrong class in a list", "does not belong" },
        { "value: empty number", "should be a number" },
        { "tempo: not the same", "its automation begins with" },
        { "tempo: none", "has no automation" },
        { "tempo: too slow", "beats per minute" },
        { "clip: beyond its sample", "its sample is" },
        { "clip: no length", "ends at 0" },
        { "clip: loops unwarped", "not warped" },
        { "clip: one marker", "1 warp markers" },
        { "clip: markers do not increase", "do not increase" },
        { "sample: milliseconds", "seconds since 1970" },
        { "sample: parent folder", "not a path within the project" },
        { "sample: absolute", "not a path within the project" },
        { "mapping: no such channel", "on channel 44" },
        { "mapping: before its place", "too late" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Finds_a_fault(string fault, string word)
    {
        var set = TestSets.Set(40, TestSets.Mapped);
        AddFault(fault, set);
        Assert.Contains(SetLint.Check(set), sentence => sentence.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_a_file_that_is_not_a_set()
    {
        Assert.Contains("not a Live set", SetLint.Check(new XDocument(new XElement("Group")))[0], StringComparison.Ordinal);
    }

    private static void AddFault(string fault, XDocument set)
    {
        var live = set.Root!.Element("LiveSet")!;
        var (tracks, main) = (live.Element("Tracks")!, live.Element("MainTrack")!);
        var track = tracks.Elements("AudioTrack").First();
        var returnTrack = tracks.Element("ReturnTrack")!;
        var clip = set.Descendants("AudioClip").First();
        var target = track.Descendants("AutomationTarget").First();
        Action change = fault switch
        {
            "version: none" => () => set.Root.Attribute("MinorVersion")!.Remove(),
            "pointee: zero" => () => target.SetAttributeValue("Id", 0),
            "pointee: twice" => () => target.SetAttributeValue("Id", main.Descendants("AutomationTarget").First().Attribute("Id")!.Value),
            "pointee: beyond the next" => () => target.SetAttributeValue("Id", 5_000_000),
            "pointee: no next" => () => live.Element("NextPointeeId")!.Remove(),
            "pointee: points nowhere" => () => Set(main.Descendants("PointeeId").First(), 999999),
            "list: no number" => () => track.Attribute("Id")!.Remove(),
            "list: same number" => () => track.SetAttributeValue("Id", returnTrack.Attribute("Id")!.Value),
            "slots: one too few" => () => track.Descendants("MainSequencer").Elements("ClipSlotList").Elements().Last().Remove(),
            "slots: one too few to freeze" => () => track.Descendants("FreezeSequencer").Elements("ClipSlotList").Elements().Last().Remove(),
            "slots: on a return" => () => returnTrack.Descendants("ClipSlotList").Single().Add(new XElement(track.Descendants("ClipSlotList").Last().Elements().First())),
            "scenes: one too many" => () => live.Element("Scenes")!.Add(Copy(live.Element("Scenes")!.Elements().Last(), 99)),
            "sends: none" => () => track.Descendants("Sends").Single().RemoveNodes(),
            "sends: short list before the fader" => () => live.Element("SendsPre")!.RemoveNodes(),
            "sends: return sends" => () => Set(returnTrack.Descendants("EnabledByUser").Single(), "true"),
            "tracks: return first" => () => Move(returnTrack, tracks),
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
            "clip: markers do not increase" => () => clip.Descendants("WarpMarker").Last().SetAttributeValue("SecTime", 0),
            "sample: milliseconds" => () => Set(clip.Descendants("LastModDate").Single(), 1_790_000_000_000),
            "sample: parent folder" => () => Set(clip.Descendants("RelativePath").Single(), "Samples/../../other.wav"),
            "sample: absolute" => () => Set(clip.Descendants("RelativePath").Single(), "/other.wav"),
            "mapping: no such channel" => () => Set(returnTrack.Descendants("KeyMidi").Single().Element("Channel")!, 44),
            "mapping: before its place" => () => Swap(returnTrack.Descendants("KeyMidi").Single().Parent!, "LomId", "KeyMidi"),
            _ => throw new ArgumentException(fault, nameof(fault)),
        };
        change();
    }

    private static void Set(XElement element, object value) => element.SetAttributeValue("Value", value);

    private static XElement Copy(XElement element, int id)
    {
        var copy = new XElement(element);
        copy.SetAttributeValue("Id", id);
        return copy;
    }

    private static void Move(XElement element, XElement parent)
    {
        element.Remove();
        parent.AddFirst(element);
    }

    private static void Swap(XElement parent, string first, string second)
    {
        var (one, other) = (parent.Element(first)!, parent.Element(second)!);
        one.Remove();
        other.AddAfterSelf(one);
    }
}
