using PaintSound.Core.Beat;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// Listens to tempo, signature and song position through AbletonOSC, which sends each when it changes, at once. It does not tell changes of
/// the signature within the arrangement, so bars are counted from the beginning of the song with the present one. An earlier AbletonOSC does not
/// know the signature: then it is 4/4. Not thread-safe.
/// </summary>
internal sealed class AbletonBeat
{
    private const string Tempo = "/live/song/get/tempo";
    private const string Numerator = "/live/song/get/signature_numerator";
    private const string Denominator = "/live/song/get/signature_denominator";
    private const string IsPlaying = "/live/song/get/is_playing";
    private const string Quantisation = "/live/song/get/clip_trigger_quantization";
    private const string Position = "/live/song/get/current_song_time";
    private const int MaxTries = 3;
    private static readonly string[] Required = [Tempo, IsPlaying, Position];
    private static readonly string[] Listened = [Tempo, Numerator, Denominator, IsPlaying, Quantisation, Position];

    private readonly AbletonSender _send;
    private readonly TimeProvider _time;
    private readonly BeatClock _clock;
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private int _tries;

    /// <summary>Creates the listener.</summary>
    /// <param name="send">Sends a message to AbletonOSC.</param>
    /// <param name="time">The session clock.</param>
    public AbletonBeat(AbletonSender send, TimeProvider time) => (_send, _time, _clock) = (send, time, new BeatClock("Live", time));

    /// <summary>The beat of Live.</summary>
    public IBeatSource Source => _clock;

    /// <summary>Listens again, because Live has started or opened another set.</summary>
    public void Restart()
    {
        _clock.Forget();
        _values.Clear();
        _tries = 0;
        Request();
    }

    /// <summary>Asks for what is not known yet, a few times. While Live stands, asks for the position, so that the timeline does not expire.</summary>
    public void Request()
    {
        foreach (var address in _tries < MaxTries ? Listened.Where(address => !_values.ContainsKey(address)) : [])
        {
            _send.Send(address.Replace("/get/", "/start_listen/", StringComparison.Ordinal));
        }

        _tries++;
        if (_values.TryGetValue(IsPlaying, out var isPlaying) && isPlaying == 0)
        {
            _send.Send(Position);
        }
    }

    /// <summary>Handles a message; ignores others.</summary>
    public void Handle(OscMessage message)
    {
        if (!Listened.Contains(message.Address, StringComparer.Ordinal) || message.Arguments is not [var argument, ..] || !argument.TryNumber(out var value))
        {
            return;
        }

        // A change of another property has no position of its own: the timeline continues from the last one.
        var now = _time.GetTimestamp();
        var isChange = message.Address != Position && _values.TryGetValue(message.Address, out var before) && before != value;
        _values[message.Address] = value;
        if (isChange && _clock.Timeline is { } timeline)
        {
            _values[Position] = timeline.GetPosition(now);
        }

        if ((message.Address == Position || isChange) && Required.All(_values.ContainsKey))
        {
            Report(now);
        }
    }

    private void Report(long now) => _clock.Update(
        new BeatReport(
            _values[Tempo],
            new TimeSignature((int)_values.GetValueOrDefault(Numerator, 4), (int)_values.GetValueOrDefault(Denominator, 4)),
            _values[Position],
            _values[IsPlaying] != 0)
        { Quantisation = _values.TryGetValue(Quantisation, out var quantisation) ? (LaunchQuantisation)(int)quantisation : null },
        now);
}
