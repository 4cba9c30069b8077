namespace PaintSound.Link.Protocol;

/// <summary>The keys of the entries in Link messages: four letters, high byte first.</summary>
internal static class LinkKeys
{
    /// <summary>The timeline of the session.</summary>
    public const uint Timeline = 0x746D6C6E; // tmln

    /// <summary>The session, by the node that founded it.</summary>
    public const uint Session = 0x73657373; // sess

    /// <summary>Start and stop.</summary>
    public const uint StartStop = 0x73747374; // stst

    /// <summary>The address and port at which a peer answers pings.</summary>
    public const uint MeasurementEndPoint = 0x6D657034; // mep4

    /// <summary>The time of the host that sent a ping.</summary>
    public const uint HostTime = 0x5F5F6874; // __ht

    /// <summary>The time of the session at the host that answered.</summary>
    public const uint GhostTime = 0x5F5F6774; // __gt

    /// <summary>The time of the session in the previous answer.</summary>
    public const uint PreviousGhostTime = 0x5F706774; // _pgt
}
