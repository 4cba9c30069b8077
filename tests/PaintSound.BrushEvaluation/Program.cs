using PaintSound.BrushEvaluation;

switch (args)
{
    case ["rooms"]:
        RoomEvaluation.Run(Console.Out);
        return 0;
    case ["rooms", var only]:
        RoomEvaluation.Run(Console.Out, only);
        return 0;
    case ["loudspeakers"]:
        LoudspeakerEvaluation.Run(Console.Out);
        return 0;
    case ["strokes"]:
        StrokeKindEvaluation.Run(Console.Out, firstSeed: 500, seeds: 3, file: null);
        return 0;
    case ["positions"]:
        PositionEvaluation.Run(Console.Out);
        CameraPositionEvaluation.Run(Console.Out);
        return 0;
    case ["features", var file]:
        StrokeKindEvaluation.Run(Console.Out, firstSeed: 900, seeds: 4, file);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: PaintSound.BrushEvaluation rooms [ROOM] | loudspeakers | strokes | positions | features FILE");
        return 2;
}
