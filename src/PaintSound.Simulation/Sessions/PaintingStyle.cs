namespace PaintSound.Simulation.Sessions;

/// <summary>
/// A way to paint: tool, duration, width, pressure, speed. It determines picture and sound. Lengths and widths are in canvas widths,
/// times in seconds.
/// </summary>
public sealed record PaintingStyle
{
    /// <summary>Calm, broad, dark strokes with a slow, low sound.</summary>
    public static PaintingStyle Wash { get; } = new("calm dark washes", Tool.BroadBrush)
    {
        Paints = Paints.Dark, Placement = StrokePlacement.Bands, Duration = new(.9, 1.7), Gap = new(.3, .6), Length = new(.7, 1.1),
        Width = new(.22, .34), Pressure = new(.35, .55), Angle = new(-.12, .12), Ease = .8, Load = new(.75, .95),
    };

    /// <summary>Many short bright taps.</summary>
    public static PaintingStyle Taps { get; } = new("short bright taps", Tool.Tip)
    {
        Paints = Paints.Bright, Placement = StrokePlacement.Clusters, Duration = new(.06, .1), Gap = new(.07, .2), Length = new(.03, .05),
        Width = new(.02, .04), Pressure = new(.5, 1), Angle = new(-1, .4), Ease = .9, Load = new(.9, 1),
    };

    /// <summary>Dry scrapes with the palette knife.</summary>
    public static PaintingStyle Scrapes { get; } = new("dry scrapes of the knife", Tool.Knife)
    {
        Paints = Paints.Earth, Placement = StrokePlacement.Anywhere, Duration = new(.45, 1), Gap = new(.25, .6), Length = new(.18, .42),
        Width = new(.08, .18), Pressure = new(.55, .85), Angle = new(-.9, .3), Ease = .4, Load = new(.3, .75),
    };

    /// <summary>No strokes. Only the hum of the room remains.</summary>
    public static PaintingStyle Pause { get; } = new("a pause, the room hums", Tool.BroadBrush);

    /// <summary>Energetic strokes in saturated colours.</summary>
    public static PaintingStyle Slashes { get; } = new("saturated slashes", Tool.Bristle)
    {
        Paints = Paints.Hot, Placement = StrokePlacement.Focus, Duration = new(.18, .34), Gap = new(.14, .38), Length = new(.35, .75),
        Width = new(.035, .085), Pressure = new(.8, 1), Angle = new(-1.25, -.35), Ease = .15, Load = new(.7, 1),
    };

    /// <summary>Fine lines.</summary>
    public static PaintingStyle Lines { get; } = new("fine lines", Tool.Liner)
    {
        Paints = Paints.Ink, Placement = StrokePlacement.Clusters, Duration = new(.3, .8), Gap = new(.12, .35), Length = new(.12, .4),
        Width = new(.006, .013), Pressure = new(.3, .6), Angle = new(1.1, 2), Ease = .7, Load = new(.9, 1),
    };

    /// <summary>Movement to and fro.</summary>
    public static PaintingStyle Scrub { get; } = new("scrubbing to and fro", Tool.Bristle)
    {
        Paints = Paints.Earth, Placement = StrokePlacement.Anywhere, Duration = new(1.1, 2), Gap = new(.3, .6), Length = new(.15, .35),
        Width = new(.05, .09), Pressure = new(.6, .9), Angle = new(-.7, .7), Ease = .2, Load = new(.7, .95), ScrubsPerSecond = 4.5,
    };

    /// <summary>Slow light strokes, almost silent.</summary>
    public static PaintingStyle Veil { get; } = new("slow light veils", Tool.BroadBrush)
    {
        Paints = Paints.Light, Placement = StrokePlacement.Bands, Duration = new(1.3, 2.3), Gap = new(.4, .8), Length = new(.6, 1),
        Width = new(.2, .32), Pressure = new(.2, .35), Angle = new(-.35, .1), Ease = .9, Load = new(.9, 1),
    };

    /// <summary>Removes paint with a scraper.</summary>
    public static PaintingStyle Erase { get; } = new("scraping paint away", Tool.Scraper)
    {
        Paints = Paints.Earth, Placement = StrokePlacement.Anywhere, Duration = new(.35, .8), Gap = new(.35, .8), Length = new(.25, .5),
        Width = new(.05, .11), Pressure = new(.8, 1), Angle = new(.9, 1.9), Ease = .3, Load = new(1, 1),
    };

    private PaintingStyle(string name, Tool tool)
    {
        Name = name;
        Tool = tool;
    }

    /// <summary>The name, for people.</summary>
    public string Name { get; }

    /// <summary>The tool.</summary>
    public Tool Tool { get; }

    internal Paints Paints { get; private init; }

    internal StrokePlacement Placement { get; private init; }

    internal ValueRange Duration { get; private init; }

    internal ValueRange Gap { get; private init; }

    internal ValueRange Length { get; private init; }

    internal ValueRange Width { get; private init; }

    internal ValueRange Pressure { get; private init; }

    /// <summary>Direction in radians: 0 is right, positive is down.</summary>
    internal ValueRange Angle { get; private init; }

    /// <summary>0: constant speed; 1: the tool starts and ends at rest.</summary>
    internal double Ease { get; private init; }

    /// <summary>Paint on the tool: 0 dry, 1 full.</summary>
    internal ValueRange Load { get; private init; }

    internal double ScrubsPerSecond { get; private init; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
