using System.Xml.Linq;
using PaintSound.Core.Signal;
using PaintSound.Core.Works;
using PaintSound.Live.Set.Samples;

namespace PaintSound.Live.Set.Arrangement;

/// <summary>
/// Creates a Live set of a performance as XML: clips on the time line of the arrangement, and a return track with a reverb. Congruity is the automation of
/// the send to it, so it can be heard and seen without moving the level of the music; its envelope can be copied to any other parameter.
/// </summary>
internal sealed class ArrangementDocument
{
    // A shorter remainder cannot be seen, and Live might refuse a clip without length.
    private const double MinSeconds = 0.005;

    private readonly ArrangedPerformance _performance;
    private readonly IReadOnlyDictionary<string, Sample> _samples;
    private readonly SetParts _parts;
    private readonly Dictionary<string, int> _colours = new(StringComparer.Ordinal);

    private ArrangementDocument(ArrangedPerformance performance, IReadOnlyDictionary<string, Sample> samples) =>
        (_performance, _samples, _parts) = (performance, samples, new SetParts(performance.Tempo, scenes: 1));

    /// <summary>Creates a set.</summary>
    /// <param name="performance">The performance.</param>
    /// <param name="samples">The samples by the ids of the works. Clips without a sample are left out.</param>
    /// <returns>The document; equal for equal arguments.</returns>
    public static XDocument Create(ArrangedPerformance performance, IReadOnlyDictionary<string, Sample> samples) =>
        new ArrangementDocument(performance, samples).Create();

    private XDocument Create() => _parts.CreateDocument(
        [
            .. _performance.Tracks.Select(CreateTrack),
            _parts.CreateReturnTrack(_performance.Tracks.Count, SetDocument.ReturnName, SetParts.FullLevel),
        ],
        $"Made by PaintSound: {_performance.Command}",
        isArrangement: true);

    private XElement CreateTrack(ArrangementTrack track, int number)
    {
        XElement[] clips =
        [
            .. track.Clips.Select((clip, i) => CreateClip(clip, i + 1 < track.Clips.Count ? track.Clips[i + 1].Seconds : double.PositiveInfinity))
                .OfType<SetClipPlace>().Select((place, id) => _parts.CreateClip(place.Clip, id, place.Seconds)),
        ];
        var element = _parts.CreateAudioTrack(number, track.Name, LiveColours.GetColour(number), _parts.CreateEmptySlots(), clips, SetParts.Silence);
        var mixer = SetParts.GetMixer(element);
        if (track.HasCongruity && _performance.Congruity.Count > 0)
        {
            _parts.Automate(
                element,
                mixer.Element("Sends")!.Elements().Single().Element("Send")!,
                [.. _performance.Congruity.Select(point => point with { Value = Math.Clamp(point.Value, SetParts.Silence, SetParts.FullLevel) })]);
        }

        mixer.Element("Speaker")!.Element("Manual")!.SetAttributeValue("Value", track.IsOn);
        return element;
    }

    private SetClipPlace? CreateClip(ArrangementClip clip, double next)
    {
        if (!_samples.TryGetValue(clip.Work.Id, out var sample))
        {
            return null;
        }

        var to = Math.Min(sample.Seconds, clip.FromSeconds + Math.Min(clip.Length, next - clip.Seconds));
        return to - clip.FromSeconds >= MinSeconds
            ? new SetClipPlace(
                new SetClip(ClipNameText.Clean(clip.Work.Title), sample, GetColour(clip.Work.Id), Decibels.ToFactor(clip.GainDb), clip.FromSeconds, to), clip.Seconds)
            : null;
    }

    private int GetColour(string work)
    {
        if (!_colours.TryGetValue(work, out var colour))
        {
            _colours.Add(work, colour = LiveColours.GetColour(_colours.Count));
        }

        return colour;
    }

    private sealed record SetClipPlace(SetClip Clip, double Seconds);
}
