using PaintSound.Core.Sources;

namespace PaintSound.Core.Signal;

/// <summary>Receives the beginning of a sound.</summary>
/// <param name="sample">Counted from the beginning of the stream: the first of the frame in which the onset was found.</param>
/// <param name="strength">0..1: how far the level jumped, linear in dB, 1 from 40 dB on.</param>
public delegate void OnsetHandler(long sample, float strength);

/// <summary>Receives the beginning or the end of a stroke.</summary>
/// <param name="sample">Counted from the beginning of the stream: of the first frame above the noise, or after the last.</param>
/// <param name="started">False at the end.</param>
public delegate void StrokeHandler(long sample, bool started);

/// <summary>
/// Finds onsets and strokes in 16 kHz sound, in the time domain and in short frames, because the 50 ms window of the mel would
/// make every touch late.
/// </summary>
/// <remarks>
/// <para>
/// A frame's level in dB, after a high-pass, drives three followers: a fast envelope (rises at once, falls steadily), a slow one
/// (the recent past of the fast one) and the noise floor (rises slowly, falls fast). A stroke starts when a frame stands
/// <see cref="OnsetSettings.GateDb"/> above the floor, and its start is an onset. Within a stroke an onset is a jump of the fast
/// envelope of <see cref="OnsetSettings.RiseDb"/> above the slow one. Steady sound, however loud, is no onset.
/// </para>
/// <para>
/// Latency: an onset is known when a frame is complete that stands above the gate. For a touch that does so at once this is
/// between 0 and 2 Frame / 16000 s after its first sample (0 to 5 ms, depending on where in a frame it falls); a slow attack adds the
/// time that it takes to climb GateDb above the floor; the device adds the rest of its block. Measured by OnsetFinderTests on taps, scrapes
/// and swells over room noise and hum: 2 ms in the middle, 4 to 5 ms at 95 %.
/// Reported positions are those of the frame's first sample, so the one frame that is always spent is already taken off.
/// </para>
/// <para>State of one stream; handlers are called on the thread that pushes; nothing allocates.</para>
/// </remarks>
public sealed class OnsetFinder
{
    /// <summary>Frames before the floor is known: the high-pass settles, the room is heard.</summary>
    private const int Settling = 20;

    /// <summary>The jump that counts as strength 1.</summary>
    private const float StrongestDb = 40;

    private readonly OnsetSettings settings;
    private readonly OnsetHandler onset;
    private readonly StrokeHandler stroke;
    private readonly HighPass highPass;
    private readonly float fall, floorRise, floorFall, pastShare;
    private readonly int refractory, hold;
    private double energy;
    private int inFrame;
    private long frames, lastOnset, lastLoud;
    private float fast, past, floor;

    /// <summary>Begins to listen.</summary>
    /// <param name="settings">Thresholds and times.</param>
    /// <param name="onset">Called with every onset.</param>
    /// <param name="stroke">Called with every start and end of a stroke, at a start before <paramref name="onset"/>.</param>
    public OnsetFinder(OnsetSettings settings, OnsetHandler onset, StrokeHandler stroke)
    {
        (this.settings, this.onset, this.stroke) = (settings, onset, stroke);
        highPass = new HighPass(settings.HighPassHz, ISoundSource.SampleRate);
        var seconds = (double)settings.Frame / ISoundSource.SampleRate;
        fall = (float)(settings.FallDbPerSecond * seconds);
        floorRise = (float)(settings.FloorRiseDbPerSecond * seconds);
        floorFall = 40 * floorRise;
        pastShare = (float)(1 - Math.Exp(-seconds / settings.PastSeconds));
        refractory = (int)Math.Round(settings.RefractorySeconds / seconds);
        hold = (int)Math.Round(settings.HoldSeconds / seconds);
        lastOnset = -refractory;
    }

    /// <summary>The level now: the fast envelope of what the high-pass leaves, in dB.</summary>
    public float LevelDb => frames == 0 ? Decibels.Silence : fast;

    /// <summary>The noise floor now, in dB.</summary>
    public float FloorDb => frames == 0 ? settings.QuietestDb : floor;

    /// <summary>True between the start and the end of a stroke.</summary>
    public bool InStroke { get; private set; }

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Any number at 16 kHz, -1..1.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            var y = highPass.Next(sample);
            energy += y * y;
            if (++inFrame == settings.Frame)
            {
                Judge(LevelOfFrame());
                (energy, inFrame) = (0, 0);
                frames++;
            }
        }
    }

    // A sample that is no number would stay in the filter for ever.
    private float LevelOfFrame()
    {
        if (double.IsFinite(energy))
        {
            return Decibels.FromPower(energy / settings.Frame);
        }

        highPass.Reset();
        return floor;
    }

    private void Judge(float level)
    {
        if (frames < Settling)
        {
            // The high-pass rings for the first frames if the stream begins with an offset.
            floor = Math.Max(settings.QuietestDb, frames <= Settling / 2 ? level : Math.Min(floor, level));
            (fast, past) = (level, level);
            return;
        }

        fast = Math.Max(level, fast - fall);
        var rise = fast - Math.Max(past, floor);
        var loud = level - floor > settings.GateDb;
        var starts = loud && !InStroke;
        if (starts)
        {
            InStroke = true;
            stroke(frames * settings.Frame, true);
        }

        if ((starts || (loud && rise > settings.RiseDb)) && frames - lastOnset >= refractory)
        {
            lastOnset = frames;
            past = fast;
            onset(frames * settings.Frame, Math.Clamp(rise / StrongestDb, 0, 1));
        }

        past += (fast - past) * pastShare;
        if (level - floor > settings.ReleaseDb)
        {
            lastLoud = frames;
        }
        else if (InStroke && frames - lastLoud >= hold)
        {
            InStroke = false;
            stroke((lastLoud + 1) * settings.Frame, false);
        }

        floor = Math.Max(settings.QuietestDb, level > floor ? floor + floorRise : Math.Max(level, floor - floorFall));
    }
}
