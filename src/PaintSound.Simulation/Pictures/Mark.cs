using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>What a tool does to the paint. Every share is 0..1.</summary>
/// <param name="Opacity">How much of the tool's colour one touch leaves.</param>
/// <param name="Body">Thickness of the paint it leaves.</param>
/// <param name="Pickup">How much wet paint it takes along.</param>
/// <param name="Streaks">How much its bristles differ in colour.</param>
/// <param name="Rough">How much it misses the valleys of the weave when it is dry.</param>
/// <param name="Round">1: the mark begins and ends round; 0: straight.</param>
/// <param name="Edge">How much darker and denser paint gathers along its edges (a wet edge), or stands up (a knife's ridge).</param>
/// <param name="Lasting">How far a load of paint reaches, in canvas widths.</param>
internal sealed record Mark(
    float Opacity, float Body, float Pickup, float Streaks, float Rough, float Round, float Edge, float Lasting)
{
    private static readonly Mark BroadBrush = new(.5f, .05f, .006f, .05f, .12f, .7f, .5f, 4);
    private static readonly Mark Bristle = new(.6f, .75f, .015f, .1f, .45f, .8f, .1f, 2);
    private static readonly Mark Liner = new(.75f, .35f, .004f, .02f, .1f, 1, 0, 3);
    private static readonly Mark Tip = new(.6f, 1, .02f, .06f, .1f, 1, .2f, .4f);
    private static readonly Mark Knife = new(.8f, .8f, .015f, .12f, .95f, 0, .5f, 1);
    private static readonly Mark Scraper = new(.3f, 0, 0, 0, .5f, 0, .3f, 9);

    public static Mark Of(Tool tool) => tool switch
    {
        Tool.BroadBrush => BroadBrush,
        Tool.Bristle => Bristle,
        Tool.Liner => Liner,
        Tool.Tip => Tip,
        Tool.Knife => Knife,
        Tool.Scraper => Scraper,
        _ => throw new ArgumentOutOfRangeException(nameof(tool), tool, "No such tool."),
    };
}
