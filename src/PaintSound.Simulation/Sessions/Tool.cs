namespace PaintSound.Simulation.Sessions;

/// <summary>A painter's tool (section 2 of the paper: big and small brushes, a palette knife, scrapers).</summary>
public enum Tool
{
    /// <summary>A wide soft brush with thin paint. Sound: low, dull noise.</summary>
    BroadBrush,

    /// <summary>A flat bristle brush with thick paint. Sound: rough noise.</summary>
    Bristle,

    /// <summary>A thin brush for lines. Sound: a faint high hiss.</summary>
    Liner,

    /// <summary>The tip of a loaded brush, used for taps. Sound: a knock that makes the canvas ring.</summary>
    Tip,

    /// <summary>A palette knife. Sound: stick, slip and ringing of the blade.</summary>
    Knife,

    /// <summary>A scraper that removes paint. Sound: loud, broadband crackle.</summary>
    Scraper,
}
