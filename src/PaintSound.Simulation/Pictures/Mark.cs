using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>The mark that a tool makes. Every share is 0..1.</summary>
/// <param name="Opacity">Share of the tool's colour that one touch leaves.</param>
/// <param name="Body">Thickness of the paint that it leaves.</param>
/// <param name="Pickup">Share of wet paint that it picks up.</param>
/// <param name="Streaks">Colour difference between its bristles.</param>
/// <param name="Rough">How much a dry tool misses the valleys of the weave.</param>
/// <param name="Round">1: round ends of the mark; 0: straight ends.</param>
/// <param name="Edge">How much darker and denser the paint is along the edges (a wet edge, or the ridge of a knife).</param>
/// <param name="Lasting">Length that one load of paint lasts, in canvas widths.</param>
internal sealed record Mark(
    float Opacity, float Body, float Pickup, float Streaks, float Rough, float Round, float Edge, float Lasting)
{
    private static readonly Mark BroadBrush = new(.5f, .05f, .006f, .05f, .12f, .7f, .5f, 4);
    private static readonly Mark Bristle = new(.6f, .75f, .015f, .1f, .45f, .8f, .1f, 2);
    private static readonly Mark Liner = new(.75f, .35f, .004f, .02f, .1f, 1, 0, 3);
    private static readonly Mark Tip = new(.6f, 1, .02f, .06f, .1f, 1, .2f, .4f);
    private static readonly Mark Knife = new(.8f, .8f, .015f, .12f, .95f, 0, .5f, 1);
    private static readonly Mark Scraper = new(.3f, 0, 0, 0, .5f, 0, .3f, 9);

    public static Mark ForTool(Tool tool) => tool switch
    {
        Tool.BroadBrush => BroadBrush,
        Tool.Bristle => Bristle,
        Tool.Liner => Liner,
        Tool.Tip => Tip,
        Tool.Knife => Knife,
        Tool.Scraper => Scraper,
        _ => throw new ArgumentOutOfRangeException(nameof(tool), tool, "Unknown tool."),
    };
}
