namespace PaintSound.Worker.Following;

/// <summary>Identifies the performance. An understudy takes over the identity of its leader's before it starts. Thread-safe.</summary>
internal sealed class SessionIdentity
{
    private volatile string _id = $"{Guid.NewGuid():N}";

    /// <summary>The identity.</summary>
    public string Id
    {
        get => _id;
        set => _id = value;
    }
}
