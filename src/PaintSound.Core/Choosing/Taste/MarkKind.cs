namespace PaintSound.Core.Choosing.Taste;

/// <summary>What an artist says about a picture and music.</summary>
public enum MarkKind
{
    /// <summary>The selected excerpt belongs to the canvas.</summary>
    Yes,

    /// <summary>The selected excerpt does not belong to the canvas.</summary>
    No,

    /// <summary>The live music belongs to the canvas; without live music, the selected excerpt does.</summary>
    Like,
}
