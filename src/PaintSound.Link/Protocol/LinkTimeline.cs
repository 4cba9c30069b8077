namespace PaintSound.Link.Protocol;

/// <summary>The timeline of a Link session: a beat at a time of the session, and the tempo. Entry <c>tmln</c>, 24 bytes.</summary>
/// <param name="MicrosecondsPerBeat">The tempo, above 0. A beat is a quarter note.</param>
/// <param name="BeatOrigin">The beat at <paramref name="TimeOrigin"/>, in millionths of a beat.</param>
/// <param name="TimeOrigin">Microseconds of the session's clock (<see cref="Measurement"/>).</param>
internal readonly record struct LinkTimeline(long MicrosecondsPerBeat, long BeatOrigin, long TimeOrigin)
{
    private const double Million = 1e6;

    /// <summary>Beats per minute.</summary>
    public double Tempo => 60 * Million / MicrosecondsPerBeat;

    /// <summary>Returns the beat at a time of the session, in microseconds. Beat 0 begins a bar for all peers.</summary>
    public double GetBeats(double time) => (BeatOrigin / Million) + ((time - TimeOrigin) / MicrosecondsPerBeat);
}
