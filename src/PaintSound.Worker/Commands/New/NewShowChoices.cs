using PaintSound.Live.Connections;
using PaintSound.Media.Devices;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New;

/// <summary>The choices of each question, on a terminal and on the page. The first one is what <see cref="NewShowDefaults"/> would take.</summary>
/// <param name="found">What exists.</param>
internal sealed class NewShowChoices(FoundParts found)
{
    /// <summary>The last choice of a source: the person writes it.</summary>
    public const string AnotherSource = "A recording, a stream or another device, by its name";

    /// <summary>The last choice of the library: the person writes it.</summary>
    public const string AnotherLibrary = "Another folder, or one that does not exist yet";

    /// <summary>The choice that there is no music.</summary>
    public const string NoComposer = "No composer";

    /// <summary>The contact microphones.</summary>
    public IReadOnlyList<Choice<SourceSettings>> Brush => [.. Describe(found.Microphones), new("A simulated painter", NewShowDefaults.Simulated)];

    /// <summary>The cameras.</summary>
    public IReadOnlyList<Choice<SourceSettings>> Canvas => [.. Describe(found.Cameras), new("A simulated painter", NewShowDefaults.Simulated)];

    /// <summary>The sounds of the composer, if there is one.</summary>
    public IReadOnlyList<Choice<SourceSettings>> Music => [.. Describe(found.Monitors), .. Describe(found.Microphones), new("A simulated composer", NewShowDefaults.Simulated)];

    /// <summary>The connections to Ableton Live.</summary>
    public IReadOnlyList<Choice<LiveAnswer>> Live
    {
        get
        {
            var ready = found.Live.Select(kind => Describe(kind, "; it listens now"));
            var others = Enum.GetValues<LiveConnectionKind>().Except(found.Live).Select(kind => Describe(kind, string.Empty));
            Choice<LiveAnswer> none = new("Live plays nothing", new LiveAnswer(null));
            return found.Live.Count > 0 ? [.. ready, none, .. others] : [none, .. others];
        }
    }

    private static IEnumerable<Choice<SourceSettings>> Describe(IEnumerable<Device> devices) =>
        devices.Select(device => new Choice<SourceSettings>($"{device.Name}  {device.Label}", new SourceSettings(SourceSettingsKind.Device, device.Name)));

    private static Choice<LiveAnswer> Describe(LiveConnectionKind kind, string state) => new(kind switch
    {
        LiveConnectionKind.RemoteScript => "PaintSound's remote script",
        LiveConnectionKind.Max => "PaintSound's Max for Live device",
        LiveConnectionKind.AbletonOsc => "AbletonOSC",
        _ => "MIDI notes for mapped clips",
    } + state, new LiveAnswer(kind));
}
