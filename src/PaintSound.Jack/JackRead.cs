namespace PaintSound.Jack;

/// <summary>Reads one block of sound.</summary>
/// <param name="inputs">The samples of the ports.</param>
public delegate void JackRead(JackInputs inputs);
