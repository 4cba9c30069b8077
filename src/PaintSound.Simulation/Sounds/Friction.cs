using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Sounds;

/// <summary>The sound parameters of a tool, as picked up at the back of the canvas.</summary>
/// <param name="Hertz">Centre frequency of the noise at rest, in Hz.</param>
/// <param name="HertzPerSpeed">Rise of the centre frequency per canvas width per second, in Hz.</param>
/// <param name="Q">Q of the noise: centre frequency divided by bandwidth.</param>
/// <param name="Level">Amplitude of the friction at full pressure and one canvas width per second.</param>
/// <param name="Grain">Share of crackle (single hairs and crumbs) in the friction, 0..1.</param>
/// <param name="Stick">Share of stick and slip, 0..1.</param>
/// <param name="StickHertz">Slips per second at one canvas width per second.</param>
/// <param name="Blade">Share of the ringing of the blade, 0..1.</param>
/// <param name="Touch">Amplitude of the knock when the tool touches the canvas with full pressure.</param>
/// <param name="TouchHertz">Centre frequency of the knock, in Hz.</param>
internal sealed record Friction(
    float Hertz,
    float HertzPerSpeed,
    float Q,
    float Level,
    float Grain,
    float Stick,
    float StickHertz,
    float Blade,
    float Touch,
    float TouchHertz)
{
    private static readonly Friction BroadBrush = new(230, 260, 1, .32f, .1f, 0, 0, 0, .22f, 300);
    private static readonly Friction Bristle = new(750, 380, .7f, .27f, .35f, 0, 0, 0, .55f, 650);
    private static readonly Friction Liner = new(2600, 1400, .9f, .42f, .3f, 0, 0, 0, .16f, 2200);
    private static readonly Friction Tip = new(1100, 400, .6f, .15f, .1f, 0, 0, 0, 1, 900);
    private static readonly Friction Knife = new(2300, 900, .8f, .5f, .25f, .6f, 110, .7f, .5f, 3200);
    private static readonly Friction Scraper = new(1500, 1300, .45f, .55f, .7f, .3f, 240, .15f, .6f, 1500);

    public static Friction ForTool(Tool tool) => tool switch
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
