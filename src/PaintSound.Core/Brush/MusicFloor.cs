namespace PaintSound.Core.Brush;

/// <summary>
/// The floor of a piece of music: rises slowly, falls 40 times as fast. All of a piece is meant, its digital silence too, so every frame teaches.
/// </summary>
/// <param name="settings">The minimum and the speed.</param>
internal sealed class MusicFloor(OnsetSettings settings) : INoiseFloor
{
    /// <summary>The number of frames for which the high-pass settles and the floor is measured.</summary>
    private const int SettlingFrames = 20;

    private readonly float _rise = (float)(settings.FloorRiseDbPerSecond * settings.FrameSeconds);
    private long _frames;
    private float _level;

    /// <inheritdoc/>
    public float? LevelDb => _frames < SettlingFrames ? null : _level;

    /// <inheritdoc/>
    public bool IsGated => false;

    /// <inheritdoc/>
    public void Add(float levelDb, bool isSignal)
    {
        // The high-pass rings in the first frames if the stream starts with an offset.
        _level = Math.Max(
            settings.MinFloorDb,
            _frames <= SettlingFrames / 2 ? levelDb
            : _frames < SettlingFrames ? Math.Min(_level, levelDb)
            : levelDb > _level ? _level + _rise
            : Math.Max(levelDb, _level - 40 * _rise));
        _frames++;
    }
}
