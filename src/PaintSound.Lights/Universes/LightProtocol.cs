namespace PaintSound.Lights.Universes;

/// <summary>A protocol that carries DMX levels over a network.</summary>
public enum LightProtocol
{
    /// <summary>Streaming ACN: ANSI E1.31-2018.</summary>
    Sacn,

    /// <summary>Art-Net 4, with its packet ArtDmx.</summary>
    ArtNet,
}
