using System.Buffers.Binary;

namespace PaintSound.Fuzz.Tests;

/// <summary>Damages inputs at random: bits, bytes, numbers, lengths, ranges, ends, words, and pieces of other inputs. The same seed gives the same inputs.</summary>
/// <param name="target">What is read.</param>
/// <param name="seed">The seed.</param>
internal sealed class Mutator(FuzzTarget target, int seed)
{
    private const int MaxBytes = 1 << 16;
    private static readonly int[] Numbers = [0, 1, -1, 2, 7, 8, 127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536, int.MaxValue, int.MinValue, int.MaxValue - 3];
    private readonly Random _random = new(seed);

    /// <summary>Returns the next input.</summary>
    public byte[] Next()
    {
        // One in fifty is not derived from a valid input.
        if (_random.Next(50) == 0)
        {
            var noise = new byte[_random.Next(200)];
            _random.NextBytes(noise);
            return target.Repair(noise);
        }

        List<byte> bytes = [.. Seed()];
        for (var count = 1 + _random.Next(_random.Next(10) == 0 ? 30 : 4); count > 0; count--)
        {
            Damage(bytes);
        }

        return target.Repair([.. bytes.Take(MaxBytes)]);
    }

    private byte[] Seed() => target.Seeds[_random.Next(target.Seeds.Count)];

    private void Damage(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count + 1);
        var isInside = at < bytes.Count;
        switch (_random.Next(10))
        {
            case 0 when isInside:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when isInside:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                bytes.Insert(at, (byte)_random.Next(256));
                break;
            case 3 when isInside:
                bytes.RemoveRange(at, 1 + _random.Next(Math.Min(16, bytes.Count - at)));
                break;
            case 4 when isInside:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                WriteNumber(bytes, at);
                break;
            case 6 when isInside && bytes.Count < MaxBytes:
                bytes.InsertRange(at, bytes.GetRange(at, 1 + _random.Next(Math.Min(64, bytes.Count - at))));
                break;
            case 7:
                Splice(bytes, at);
                break;
            case 8 when target.Words.Count > 0:
                bytes.InsertRange(at, target.Words[_random.Next(target.Words.Count)]);
                break;
            case 9 when isInside:
                SwapRanges(bytes, at);
                break;
        }
    }

    // A number that is a limit somewhere, in either byte order.
    private void WriteNumber(List<byte> bytes, int at)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        if (_random.Next(2) == 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, Numbers[_random.Next(Numbers.Length)]);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, Numbers[_random.Next(Numbers.Length)]);
        }

        for (var i = 0; i < number.Length && at + i < bytes.Count; i++)
        {
            bytes[at + i] = number[i];
        }
    }

    private void Splice(List<byte> bytes, int at)
    {
        var other = Seed();
        var from = _random.Next(other.Length + 1);
        bytes.RemoveRange(at, bytes.Count - at);
        bytes.AddRange(other[from..]);
    }

    private void SwapRanges(List<byte> bytes, int at)
    {
        var length = Math.Min(1 + _random.Next(16), bytes.Count - at);
        var range = bytes.GetRange(at, length);
        bytes.RemoveRange(at, length);
        bytes.InsertRange(_random.Next(bytes.Count + 1), range);
    }
}
