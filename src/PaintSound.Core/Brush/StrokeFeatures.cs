namespace PaintSound.Core.Brush;

/// <summary>The features of a stroke from which its kind is told; none depends on the gain of the microphone. Does not allocate.</summary>
public sealed class StrokeFeatures
{
    private const float SmoothShare = 0.12f;   // a moving average of about 20 ms

    /// <summary>How much of the level the speed explains: a bright stroke is a fast one.</summary>
    private const float SpeedShare = 0.35f;

    private double _levels, _deviations, _crests, _spreads, _brightness, _brightnessSquares, _weight, _pressure;
    private float _smooth, _attack, _loudest;
    private int _frames, _columns;

    /// <summary>The level of the attack above the mean of the stroke, in dB.</summary>
    public float AttackDb => _frames == 0 ? 0 : _attack - (float)(_levels / _frames);

    /// <summary>How rough the stroke is: the standard deviation of its frames from their moving average, in dB.</summary>
    public float RoughnessDb => _frames == 0 ? 0 : (float)Math.Sqrt(_deviations / _frames);

    /// <summary>The mean brightness, 0..1, loud columns first.</summary>
    public float Brightness => _weight == 0 ? 0.5f : (float)(_brightness / _weight);

    /// <summary>The mean of the peaks of the frames above their level, in dB: high for crackle.</summary>
    public float CrestDb => _frames == 0 ? 0 : (float)(_crests / _frames);

    /// <summary>The mean distance of the bands from the brightness, 0..1: low for a narrow band.</summary>
    public float Spread => _weight == 0 ? 0 : (float)(_spreads / _weight);

    /// <summary>How much the brightness varies: its standard deviation, 0..1.</summary>
    public float Variation => _weight == 0 ? 0 : (float)Math.Sqrt(Math.Max(0, (_brightnessSquares / _weight) - (Brightness * Brightness)));

    /// <summary>The mean pressure, 0..1.</summary>
    public float Pressure => _columns == 0 ? 0 : (float)(_pressure / _columns);

    /// <summary>Forgets the last stroke.</summary>
    public void Reset()
    {
        (_levels, _deviations, _crests, _spreads) = (0, 0, 0, 0);
        (_brightness, _brightnessSquares, _weight, _pressure) = (0, 0, 0, 0);
        (_frames, _columns, _attack, _loudest) = (0, 0, float.MinValue, float.MinValue);
    }

    /// <summary>Adds a frame.</summary>
    /// <param name="levelDb">Its level in dB.</param>
    /// <param name="peakDb">Its peak in dB.</param>
    /// <param name="attackFrames">The number of frames of the attack.</param>
    public void AddFrame(float levelDb, float peakDb, int attackFrames)
    {
        _smooth = _frames == 0 ? levelDb : _smooth + (SmoothShare * (levelDb - _smooth));
        _loudest = Math.Max(_loudest, levelDb);
        if (levelDb < _loudest - 30)
        {
            // The end of the stroke, that has not been confirmed yet.
            return;
        }

        _attack = _frames < attackFrames ? Math.Max(_attack, levelDb) : _attack;
        _levels += levelDb;
        _crests += peakDb - levelDb;
        _deviations += (levelDb - _smooth) * (levelDb - _smooth);
        _frames++;
    }

    /// <summary>Adds a mel column.</summary>
    /// <param name="brightness">Its brightness, 0..1.</param>
    /// <param name="spread">How far its bands lie from it, 0..1.</param>
    /// <param name="level">Its level in the painter's range, 0..1.</param>
    public void AddColumn(float brightness, float spread, float level)
    {
        _brightness += brightness * level;
        _brightnessSquares += brightness * brightness * level;
        _spreads += spread * level;
        _weight += level;
        _pressure += Math.Clamp(level - (SpeedShare * (brightness - 0.5f)), 0, 1);
        _columns++;
    }
}
