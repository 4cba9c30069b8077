namespace PaintSound.Worker.Show.Editing;

/// <summary>The ways to change a value of a show file.</summary>
internal enum ShowFileEditKind
{
    /// <summary>The key gets a new value.</summary>
    Set,

    /// <summary>The list of the key gets one more item, if it does not have it.</summary>
    AddItem,

    /// <summary>The list of the key loses one item, if it has it.</summary>
    RemoveItem,
}
