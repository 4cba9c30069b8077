namespace PaintSound.Core.Choosing.Filters;

/// <summary>Which excerpts pass by how much moves in them.</summary>
public enum HeldChoice
{
    /// <summary>All.</summary>
    Any,

    /// <summary>Long held notes only; see <see cref="Works.Excerpt.IsHeld"/>.</summary>
    Held,

    /// <summary>Excerpts that sound and are not held.</summary>
    Moving,
}
