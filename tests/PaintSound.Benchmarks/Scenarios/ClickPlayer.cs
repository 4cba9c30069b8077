using PaintSound.Jack;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// A JACK client that plays clicks, which are bursts of noise as short as a tap on a canvas, over the noise of a quiet microphone. Every second click starts
/// with the first sample of a block, the others anywhere in it. Nothing is allocated while it plays.
/// </summary>
internal sealed class ClickPlayer : IDisposable
{
    private const int MaxClicks = 4096;
    private const double MeanSeconds = 0.4;
    private const double DecaySeconds = 0.0125;
    private const float Level = 0.3f;
    private const float Noise = 0.0005f;
    private readonly JackClient _client;
    private readonly Random _random = new(7);
    private readonly Click[] _clicks = new Click[MaxClicks];
    private long _samples;
    private long _next;
    private float _level;
    private volatile int _count;
    private volatile bool _isPlaying;

    /// <summary>Opens the client; it plays only noise until <see cref="Start"/>.</summary>
    public ClickPlayer()
    {
        _client = JackClient.Open("paintsound-clicks") ?? throw new InvalidOperationException("No JACK server runs.");
        Port = _client.AddOutput("out", (samples, rate, _) => Fill(samples, rate)) ?? throw new InvalidOperationException("JACK refused a port.");
        _client.Activate();
    }

    /// <summary>The name of the port.</summary>
    public string Port { get; }

    /// <summary>The times that JACK was late.</summary>
    public long LateBlocks => _client.LateBlocks;

    /// <summary>The clicks so far.</summary>
    public ReadOnlySpan<Click> Clicks => _clicks.AsSpan(0, _count);

    /// <summary>Starts to play clicks.</summary>
    public void Start() => _isPlaying = true;

    /// <summary>Plays only noise again.</summary>
    public void Pause() => _isPlaying = false;

    public void Dispose() => _client.Dispose();

    private void Fill(Span<float> samples, int rate)
    {
        var now = TimeProvider.System.GetTimestamp();
        var start = -1;
        if (_isPlaying && _samples >= _next && _count < MaxClicks)
        {
            start = _count % 2 == 0 ? 0 : _random.Next(samples.Length);
            _clicks[_count] = new Click(now, start);
            _count++;
            _next = _samples + (long)((0.5 + _random.NextDouble()) * MeanSeconds * rate);
        }

        _samples += samples.Length;
        var decay = (float)Math.Exp(-1 / (DecaySeconds * rate));
        for (var i = 0; i < samples.Length; i++)
        {
            _level = i == start ? Level : _level * decay;
            samples[i] = (Noise + _level) * (_random.NextSingle() - 0.5f);
        }
    }
}
