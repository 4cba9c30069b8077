namespace PaintSound.Simulation.Sessions;

/// <summary>What the painter holds (paper, 2: big and small brushes, a palette knife, scrapers).</summary>
public enum Tool
{
    /// <summary>A wide soft brush with thin paint: low, dull rushing.</summary>
    BroadBrush,

    /// <summary>A flat bristle brush with thick paint: rough rushing.</summary>
    Bristle,

    /// <summary>A thin brush for lines: a faint high hiss.</summary>
    Liner,

    /// <summary>The tip of a loaded brush, put down and taken off: a tap that lets the canvas ring.</summary>
    Tip,

    /// <summary>A palette knife: the blade sticks, slips and rings.</summary>
    Knife,

    /// <summary>A scraper that takes paint away: loud, broad crackle.</summary>
    Scraper,
}
