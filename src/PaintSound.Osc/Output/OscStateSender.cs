using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Events;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Output;

/// <summary>
/// Sends the values that are sent only when they change, and sends the last ones again on request. What starts something in another program
/// (an onset, a stroke, the selected music) is none of them: sent again, it would start a second time. Thread-safe: a request from another
/// thread never sends an old value after a new one.
/// </summary>
/// <param name="sender">Sends the datagrams.</param>
internal sealed class OscStateSender(OscSender sender)
{
    private const int PacketBytes = 128;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<SourceKind, SourceReport> _sources = [];
    private CanvasFeatures? _canvas;
    private FilterReport? _filter;
    private FramingReport? _framing;
    private LiveReport? _live;
    private PaintingSelection? _painting;
    private bool? _isPlaying;

    /// <summary>Sends what the canvas looks like, and its newest stroke, which is not sent again.</summary>
    public void Send(CanvasFeatures features)
    {
        lock (_lock)
        {
            _canvas = features with { HasNewStroke = false };
            SendFeatures(features);
        }
    }

    /// <summary>Sends whether the corners fit the canvas.</summary>
    public void Send(FramingReport framing)
    {
        lock (_lock)
        {
            _framing = framing;
            sender.Send(Catalogue.CanvasFraming, [Catalogue.Word(framing.State)], []);
        }
    }

    /// <summary>Sends what the filters leave.</summary>
    public void Send(FilterReport filter)
    {
        lock (_lock)
        {
            _filter = filter;
            Span<byte> packet = stackalloc byte[PacketBytes];
            var writer = Catalogue.FilterPassed.Begin(packet);
            writer.Int32(filter.Passed);
            writer.Int32(filter.Total);
            sender.Send(Catalogue.FilterPassed, packet[..writer.Length]);
        }
    }

    /// <summary>Sends the state of a source.</summary>
    public void Send(SourceReport source)
    {
        lock (_lock)
        {
            _sources[source.Source] = source;
            sender.Send(Catalogue.SourceState, [Catalogue.Word(source.Source), Catalogue.Word(source.State)], []);
        }
    }

    /// <summary>Sends an event in Ableton Live. Its state (<see cref="LiveReportKind.State"/>) is sent again on request.</summary>
    public void Send(LiveReport live)
    {
        lock (_lock)
        {
            _live = live.Kind == LiveReportKind.State ? live : _live;
            sender.Send(Catalogue.LiveReport, [Catalogue.Word(live.Kind), live.Text], [(float)live.After.TotalSeconds]);
        }
    }

    /// <summary>Sends the selected painting.</summary>
    public void Send(PaintingSelection painting)
    {
        lock (_lock)
        {
            _painting = painting;
            sender.Send(Catalogue.SelectionPainting, [painting.Painting.Id, painting.Painting.Title, painting.Painting.File], [painting.Correspondence]);
        }
    }

    /// <summary>Sends whether the music plays, if this has changed.</summary>
    public void SendPlaying(bool isPlaying)
    {
        lock (_lock)
        {
            if (isPlaying != _isPlaying)
            {
                _isPlaying = isPlaying;
                sender.Send(Catalogue.BeatPlaying, isPlaying ? 1 : 0);
            }
        }
    }

    /// <summary>Sends the last values again; nothing for a value that was never sent.</summary>
    public void SendAgain()
    {
        lock (_lock)
        {
            if (_canvas is { } canvas)
            {
                SendFeatures(canvas);
            }

            foreach (var source in _sources.Values.ToArray())
            {
                Send(source);
            }

            if (_filter is { } filter)
            {
                Send(filter);
            }

            if (_framing is { } framing)
            {
                Send(framing);
            }

            if (_live is { } live)
            {
                Send(live);
            }

            if (_painting is { } painting)
            {
                Send(painting);
            }

            if (_isPlaying is { } isPlaying)
            {
                _isPlaying = null;
                SendPlaying(isPlaying);
            }
        }
    }

    private void SendFeatures(CanvasFeatures features)
    {
        sender.Send(Catalogue.CanvasPainted, features.Painted);
        sender.Send(Catalogue.CanvasLightness, features.Lightness);
        sender.Send(Catalogue.CanvasColourfulness, features.Colourfulness);
        sender.Send(Catalogue.CanvasTexture, features.Texture);
        Span<byte> packet = stackalloc byte[PacketBytes];
        for (var rank = 0; rank < features.Colours.Count; rank++)
        {
            var writer = Catalogue.CanvasColour.Begin(packet);
            writer.Int32(rank + 1);
            Write(ref writer, features.Colours[rank].Colour);
            writer.Float32(features.Colours[rank].Share);
            sender.Send(Catalogue.CanvasColour, packet[..writer.Length]);
        }

        if (features is { HasNewStroke: true, Stroke: { } stroke })
        {
            var writer = Catalogue.CanvasStroke.Begin(packet);
            writer.Float32(stroke.X);
            writer.Float32(stroke.Y);
            Write(ref writer, stroke.Colour);
            writer.Float32(stroke.Share);
            sender.Send(Catalogue.CanvasStroke, packet[..writer.Length]);
        }

        sender.Send(Catalogue.CanvasCover, [Catalogue.Word(features.Cover)], []);
    }

    private static void Write(ref OscWriter writer, CanvasColour colour)
    {
        writer.String(Catalogue.Word(colour.Name));
        writer.Float32(colour.Red);
        writer.Float32(colour.Green);
        writer.Float32(colour.Blue);
    }
}
