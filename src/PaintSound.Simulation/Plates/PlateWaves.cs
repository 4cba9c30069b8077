using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Plates;

/// <summary>The waves that run in a <see cref="SimulatedPlate"/> while a brush moves on it. Not thread-safe. Does not allocate after its creation.</summary>
public sealed class PlateWaves
{
    private const int Rate = ISoundSource.SampleRate;
    private const int HistoryLength = 1 << 13;  // 0.5 s: longer than a wave travels
    private const int Images = 5;
    private const float NearDistance = 0.05f;
    private static readonly float[] BandHertz = [600, 1200, 2400, 4800];

    private readonly SimulatedPlate _plate;
    private readonly MicrophonePlace[] _places;
    private readonly SeededRandom _random;
    private readonly float _noise;
    private readonly BandFilter[] _bands = new BandFilter[BandHertz.Length];
    private readonly float[][] _history = [.. BandHertz.Select(_ => new float[HistoryLength])];
    private readonly double[] _speeds;
    private readonly (double X, double Y, double Gain)[] _sources = new (double, double, double)[Images];
    private long _count;

    /// <summary>Creates a plate at rest.</summary>
    /// <param name="plate">The plate.</param>
    /// <param name="places">The microphones.</param>
    /// <param name="seed">Seed of the noise.</param>
    public PlateWaves(SimulatedPlate plate, IReadOnlyList<MicrophonePlace> places, int seed)
    {
        ArgumentNullException.ThrowIfNull(plate);
        (_plate, _places, _random) = (plate, [.. places], new SeededRandom((ulong)seed));
        _noise = (float)(Decibels.ToFactor(plate.NoiseDb) * Math.Sqrt(3));
        _speeds = [.. BandHertz.Select(hertz => plate.Speed * Math.Pow(hertz / 1000, plate.Dispersion))];
        for (var band = 0; band < _bands.Length; band++)
        {
            _bands[band].Tune(BandHertz[band], 1.2f, Rate);
        }
    }

    /// <summary>Renders the next sound. A brush that moves is at one place for the length of the sound, so keep it short: a few milliseconds.</summary>
    /// <param name="sound">The sound at the brush, at most 0.4 s of it while it moves.</param>
    /// <param name="x">0 at the left ... 1 at the right.</param>
    /// <param name="y">0 at the top ... 1 at the bottom.</param>
    /// <param name="frames">Receives one sample of every microphone after the other, for every sample of the sound.</param>
    public void Process(ReadOnlySpan<float> sound, double x, double y, Span<float> frames)
    {
        foreach (ref var sample in frames)
        {
            sample = _noise * _random.NextWhite();
        }

        // The brush and its images in the edges.
        var (down, bottom, echo) = (y / _plate.Aspect, 2 / _plate.Aspect, -_plate.Reflection);
        _sources[0] = (x, down, 1);
        _sources[1] = (-x, down, echo);
        _sources[2] = (2 - x, down, echo);
        _sources[3] = (x, -down, echo);
        _sources[4] = (x, bottom - down, echo);
        for (var from = 0; from < sound.Length; from += HistoryLength / 2)
        {
            var part = sound[from..Math.Min(sound.Length, from + (HistoryLength / 2))];
            for (var band = 0; band < _bands.Length; band++)
            {
                for (var i = 0; i < part.Length; i++)
                {
                    _history[band][(_count + i) % HistoryLength] = _bands[band].Process(part[i]);
                }

                AddBand(band, part.Length, frames.Slice(from * _places.Length, part.Length * _places.Length));
            }

            _count += part.Length;
        }
    }

    private void AddBand(int band, int length, Span<float> frames)
    {
        foreach (var source in _sources)
        {
            for (var channel = 0; channel < _places.Length; channel++)
            {
                var distance = Math.Sqrt(Math.Pow(source.X - _places[channel].X, 2) + Math.Pow(source.Y - (_places[channel].Y / _plate.Aspect), 2));
                var gain = source.Gain * .25 / Math.Sqrt(distance + NearDistance) * Decibels.ToFactor(-_plate.DampingDb * distance);
                Add(_history[band], length, frames, channel, distance / _speeds[band] * Rate, (float)gain);
            }
        }
    }

    private void Add(float[] history, int length, Span<float> frames, int channel, double delay, float gain)
    {
        var (whole, share) = ((int)delay, (float)(delay - Math.Floor(delay)));
        for (var i = (int)Math.Max(0, whole + 1 - _count); i < length; i++)
        {
            var at = _count + i - whole;
            frames[(i * _places.Length) + channel] += gain * (((1 - share) * history[at % HistoryLength]) + (share * history[(at - 1) % HistoryLength]));
        }
    }
}
