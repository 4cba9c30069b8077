using PaintSound.Simulation.Instruments;

namespace PaintSound.Simulation.Music;

/// <summary>
/// The works of the demo library. They differ in the qualities that the selection uses: pitch, energy, activity and dynamics;
/// tones, noise and beats; long and short notes.
/// </summary>
internal static class Repertoire
{
    public static IReadOnlyList<Piece> Composers { get; } =
    [
        new("Low Bells, Slow", "composers", 26, -24)
        {
            Root = 38, ReverbAmount = .5f,
            Voices = [new(StruckInstrument.Bell, Mode.Minor, new(36, 55), .45) { Motion = Motion.Leap }],
        },
        new("Toccata in Sparks", "composers", 18, -17)
        {
            Root = 52, ReverbAmount = .1f,
            Voices =
            [
                new(PluckedString.Harpsichord, Mode.Minor, new(64, 93), 9) { IsSteady = true, Motion = Motion.Wander },
                new(PluckedString.Harpsichord, Mode.MinorChord, new(45, 64), 2.25) { IsSteady = true, Loudness = .5 },
            ],
        },
        new("Drone over Dark Water", "composers", 28, -26)
        {
            Root = 36, ReverbAmount = .4f,
            Voices =
            [
                new(SustainedInstrument.Drone, Mode.Fifths, new(28, 48), .2) { Chord = 2, Hold = 1.6 },
                new(NoiseInstrument.Wind, Mode.Octaves, new(48, 60), .2) { Loudness = .12, Hold = 1.2 },
            ],
        },
        new("Glass Rain", "composers", 22, -25)
        {
            Root = 57, ReverbAmount = .4f,
            Voices = [new(StruckInstrument.Glass, Mode.Pentatonic, new(81, 105), 3.2) { Motion = Motion.Leap, Width = .9 }],
        },
        new("March of Small Drums", "composers", 20, -18)
        {
            ReverbAmount = .08f,
            Voices =
            [
                new(Drum.Small, Mode.Fifths, new(50, 62), 6) { IsSteady = true, Fill = .8, Motion = Motion.Repeat },
                new(Drum.Deep, Mode.Octaves, new(34, 40), 1.5) { IsSteady = true, Loudness = .8, Width = 0 },
            ],
        },
        new("Chorale, Warm and Major", "composers", 26, -22)
        {
            Root = 53, ReverbAmount = .3f,
            Voices = [new(SustainedInstrument.Pad, Mode.MajorChord, new(48, 76), .3) { Chord = 4, Hold = 1.15, IsSteady = true }],
        },
        new("Cluster for Bowed Metal", "composers", 24, -20)
        {
            Root = 47, ReverbAmount = .35f,
            Voices = [new(SustainedInstrument.Metal, Mode.Chromatic, new(58, 76), .35) { Chord = 4, Hold = 1.6, Dynamics = Dynamics.Waves }],
        },
        new("Pizzicato Walk", "composers", 20, -23)
        {
            Root = 43, ReverbAmount = .12f,
            Voices = [new(PluckedString.Pizzicato, Mode.Major, new(43, 67), 2.6) { IsSteady = true }],
        },
        new("Storm Drums, Loud", "composers", 20, -13)
        {
            ReverbAmount = .2f,
            Voices =
            [
                new(Drum.Deep, Mode.Harsh, new(31, 48), 7) { Fill = .85, Motion = Motion.Leap, Loudness = 1 },
                new(Drum.Brush, Mode.Octaves, new(50, 60), 5) { Loudness = .6, Width = .9 },
            ],
        },
        new("Lullaby, High and Soft", "composers", 24, -30)
        {
            Root = 60, ReverbAmount = .35f,
            Voices =
            [
                new(FmInstrument.Star, Mode.Pentatonic, new(76, 91), 1.3) { IsSteady = true, Loudness = .4 },
                new(SustainedInstrument.Sine, Mode.MajorChord, new(60, 72), .3) { Chord = 2, Loudness = .25, Hold = 1.2 },
            ],
        },
        new("Lament, Descending", "composers", 26, -22)
        {
            Root = 50, ReverbAmount = .3f,
            Voices =
            [
                new(SustainedInstrument.Bowed, Mode.Phrygian, new(50, 69), .8) { Motion = Motion.Fall, Hold = 1.05 },
                new(SustainedInstrument.Drone, Mode.Octaves, new(38, 38), .15) { Loudness = .35, Hold = 1.5 },
            ],
        },
        new("Clockwork, Bright", "composers", 18, -19)
        {
            Root = 55, ReverbAmount = .12f,
            Voices =
            [
                new(StruckInstrument.Bar, Mode.Major, new(79, 98), 8) { IsSteady = true, Motion = Motion.Repeat },
                new(Drum.Click, Mode.Octaves, new(79, 91), 4) { IsSteady = true, Loudness = .4 },
            ],
        },
    ];

    public static IReadOnlyList<Piece> Own { get; } =
    [
        new("Granular Dust", "own", 22, -27)
        {
            ReverbAmount = .15f,
            Voices = [new(GranularInstrument.Dust, Mode.QuarterTones, new(84, 108), .6) { Motion = Motion.Leap, Hold = 1.2 }],
        },
        new("Red Stabs", "own", 18, -13)
        {
            Root = 45, ReverbAmount = .15f,
            Voices =
            [
                new(SustainedInstrument.Brass, Mode.Harsh, new(45, 74), 2.4) { Chord = 4, Hold = .3, Motion = Motion.Leap, Loudness = 1 },
                new(FmInstrument.Clang, Mode.Harsh, new(50, 80), 3) { Motion = Motion.Leap, Loudness = .7 },
            ],
        },
        new("Long Tone, Hum", "own", 30, -28)
        {
            Root = 43, ReverbAmount = .1f,
            Voices = [new(SustainedInstrument.Hum, Mode.Octaves, new(31, 43), .12) { Chord = 2, Hold = 1.5 }],
        },
        new("Scraped Strings", "own", 20, -19)
        {
            ReverbAmount = .12f,
            Voices = [new(NoiseInstrument.Scrape, Mode.Chromatic, new(86, 106), 1.6) { Motion = Motion.Leap, Hold = .7, Width = .8 }],
        },
        new("Feedback Garden", "own", 24, -21)
        {
            Root = 49, ReverbAmount = .4f,
            Voices =
            [
                new(SustainedInstrument.Sine, Mode.QuarterTones, new(66, 92), .7) { Hold = 2.5, Dynamics = Dynamics.Waves },
                new(GranularInstrument.Mist, Mode.Whole, new(60, 80), .4) { Loudness = .35, Hold = 1.5 },
            ],
        },
        new("Low Pulse", "own", 20, -18)
        {
            Root = 40, ReverbAmount = .1f,
            Voices = [new(FmInstrument.Bass, Mode.Minor, new(28, 43), 2) { IsSteady = true, Motion = Motion.Repeat, Width = .2 }],
        },
        new("Swarm, High and Dense", "own", 20, -17)
        {
            ReverbAmount = .15f,
            Voices =
            [
                new(GranularInstrument.Swarm, Mode.QuarterTones, new(80, 100), 1.4) { Motion = Motion.Leap, Hold = 1.6, Width = .9 },
                new(FmInstrument.Spark, Mode.Chromatic, new(84, 104), 6) { Motion = Motion.Leap, Loudness = .5, Width = .9 },
            ],
        },
        new("Arpeggios, Major and Quick", "own", 18, -20)
        {
            Root = 48, ReverbAmount = .2f,
            Voices = [new(FmInstrument.Piano, Mode.MajorChord, new(48, 88), 7) { IsSteady = true, Motion = Motion.Rise }],
        },
        new("Broken Music Box", "own", 22, -29)
        {
            Root = 50, ReverbAmount = .2f,
            Voices = [new(StruckInstrument.Box, Mode.Whole, new(79, 100), 1.1) { Motion = Motion.Leap, Dynamics = Dynamics.Fade }],
        },
        new("Grey Noise, Breathing", "own", 24, -25)
        {
            ReverbAmount = .2f,
            Voices =
            [
                new(NoiseInstrument.Hiss, Mode.Octaves, new(84, 100), .3) { Hold = .8, Dynamics = Dynamics.Level, Width = .3 },
                new(NoiseInstrument.Wind, Mode.Fifths, new(60, 84), .35) { Hold = .7, Loudness = .5 },
            ],
        },
        new("Tremolo, Dense and Dark", "own", 20, -15)
        {
            Root = 36, ReverbAmount = .2f,
            Voices = [new(SustainedInstrument.Sul, Mode.Chromatic, new(31, 46), 11) { IsSteady = true, Chord = 2, Hold = .7, Dynamics = Dynamics.Grow }],
        },
        new("Open Fifths, Still", "own", 26, -26)
        {
            Root = 50, ReverbAmount = .35f,
            Voices = [new(SustainedInstrument.Organ, Mode.Fifths, new(50, 69), .14) { Chord = 3, Hold = 1.02 }],
        },
    ];
}
