namespace PaintSound.Media.Decoding;

/// <summary>Reads a file in units of one length: sound blocks, frames.</summary>
internal interface IUnitReader : IDisposable
{
    /// <summary>Waits for at least one unit and returns all complete units. Empty at the end. The span is valid until the next call.</summary>
    ReadOnlySpan<byte> ReadUnits();

    /// <summary>Call after <see cref="ReadUnits"/> returned nothing. Returns the reason if reading failed or was cancelled, null if the file ended normally.</summary>
    string? GetError();
}
