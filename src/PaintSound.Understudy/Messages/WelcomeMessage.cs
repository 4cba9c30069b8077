namespace PaintSound.Understudy.Messages;

/// <summary>A leader accepts an understudy, and tells the performance.</summary>
/// <param name="Name">The name of its computer, for people.</param>
/// <param name="Proof">Shows that the leader has the key.</param>
/// <param name="Session">Identifies the performance.</param>
/// <param name="Elapsed">Time since the start of the performance.</param>
/// <param name="LibraryHash">Identifies the contents of the library.</param>
/// <param name="Networks">The hashes of the networks.</param>
public sealed record WelcomeMessage(string Name, string Proof, string Session, TimeSpan Elapsed, string LibraryHash, IReadOnlyList<string> Networks) : UnderstudyMessage;
