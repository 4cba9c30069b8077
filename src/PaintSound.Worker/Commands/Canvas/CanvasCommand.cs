using System.CommandLine;

namespace PaintSound.Worker.Commands.Canvas;

/// <summary><c>paintsound canvas</c>: commands for the camera's view of the canvas.</summary>
internal static class CanvasCommand
{
    public static Command Create() => new("canvas", "The canvas in the picture of the camera: find its corners.")
    {
        CanvasFindCommand.Create(),
    };
}
