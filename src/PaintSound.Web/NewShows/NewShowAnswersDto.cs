namespace PaintSound.Web.NewShows;

/// <summary>The answers on the page of a new show, in the words of the options of <c>paintsound new</c>.</summary>
/// <param name="Name">The name of the show file, without a folder.</param>
/// <param name="Library">The folder of the library.</param>
/// <param name="Brush">The contact microphone: a device, a stream, a recording or simulated.</param>
/// <param name="Canvas">The camera, likewise.</param>
/// <param name="Music">The composer's sound, likewise, or none.</param>
/// <param name="Live">The connection to Ableton Live, or none.</param>
public sealed record NewShowAnswersDto(string Name, string Library, string Brush, string Canvas, string Music, string Live);
