using PaintSound.Core.Signal;

namespace PaintSound.Models;

/// <summary>A network's description, read from its <c>model.json</c>.</summary>
/// <param name="Role">What it is for: <c>correspondence</c> or <c>sound-embedding</c>.</param>
/// <param name="Name">For example <c>compact</c> or <c>paper</c>.</param>
/// <param name="Hash">SHA-256 of the manifest file, in hex: stored vectors belong to it.</param>
/// <param name="Mel">The log-mel that it was trained on.</param>
public sealed record Manifest(string Role, string Name, string Hash, MelSettings Mel);
