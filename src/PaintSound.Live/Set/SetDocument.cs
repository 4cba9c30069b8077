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

    private const double Quiet = 0.25;

    private readonly SetParts _parts;
    private readonly ClipGrid _grid;
    private readonly Func<MusicWork, Sample?> _sample;
    private readonly SetSettings _settings;

    private SetDocument(ClipGrid grid, Func<MusicWork, Sample?> sample, SetSettings settings)
    {
        (_grid, _sample, _settings) = (grid, sample, settings);
        _parts = new SetParts(settings.Tempo, Scenes);
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
        return _parts.CreateDocument(
            [.. _grid.Tracks.Select((track, i) => CreateAudioTrack(track, i, colours[track.Collection])), CreateReturnTrack()],
            "Made by PaintSound: paintsound live set",
            isArrangement: false);
    }

    private XElement CreateAudioTrack(ClipTrack track, int number, int colour)
    {
        var slots = Enumerable.Range(0, Scenes)
            .Select(scene => CreateSlot(new ClipCell(number, scene), scene < track.Works.Count ? track.Works[scene] : null, colour)).ToArray();
        var element = _parts.CreateAudioTrack(number, ClipNameText.Clean(track.Name), colour, slots, SetParts.NoElements);
        if (_settings.Stop?.Invoke(number) is { } stop)
        {
            SetParts.GetMixer(element).Element("Volume")!.AddAfterSelf(CreateMapping(stop, "StopKeyMidi"));
        }

        return element;
    }

    private XElement CreateSlot(ClipCell cell, MusicWork? work, int colour)
    {
        var sample = work is null ? null : _sample(work);
        var slot = _parts.Render("Slot", ("id", cell.Scene), ("clip", sample is null ? SetParts.NoElements : SetParts.ToArray(CreateClip(work!, sample, colour))));
        if (work is not null && _settings.Launch?.Invoke(cell) is { } note)
        {
            slot.AddFirst(CreateMapping(note, "KeyMidi"));
        }

        return slot;
    }

    private XElement CreateClip(MusicWork work, Sample sample, int colour) => _parts.CreateClip(
        new SetClip(_grid.ClipName(work), sample, colour, Decibels.ToFactor(_settings.MatchesLoudness ? work.GainDb : 0), 0, sample.Seconds), id: 0, seconds: 0);

    // If congruity is mapped, the volume of the reverb follows the congruity of music and painting.
    private XElement CreateReturnTrack()
    {
        var element = _parts.CreateReturnTrack(_grid.Tracks.Count, ReturnName, Quiet);
        if (_settings.Congruity is { } congruity)
        {
            var volume = SetParts.GetMixer(element).Element("Volume")!;
            volume.Element("LomId")!.AddAfterSelf(CreateMapping(congruity, "KeyMidi"));
            volume.Element("MidiControllerRange")!.Element("Max")!.SetAttributeValue("Value", SetParts.FullLevel);
        }

        return element;
    }

    private XElement CreateMapping(SetMapping mapping, string name)
    {
        var element = _parts.Render("Mapping", ("isNote", mapping.IsNote), ("channel", mapping.Channel - 1), ("number", mapping.Number));
        element.Name = name;
        return element;
    }
}
