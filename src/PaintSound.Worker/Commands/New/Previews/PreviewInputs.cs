using PaintSound.Core.Brush;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New.Previews;

/// <summary>Opens a source as a show would open it. Recordings are repeated.</summary>
internal static class PreviewInputs
{
    /// <summary>Creates the inputs of a show that has this one source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="time">The clock.</param>
    public static InputFactory Create(SourceSettings source, TimeProvider time)
    {
        var repeated = source with { Loop = true };
        ShowSettings show = new() { Library = string.Empty, Brush = new BrushInputSettings(repeated, new BrushRange()), Canvas = new CanvasInputSettings(repeated) };
        return new InputFactory(show, time) { FitsPreview = true };
    }
}
