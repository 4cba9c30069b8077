using System.Globalization;
using System.Text;
using QRCoder;

namespace PaintSound.Web.Links;

/// <summary>A QR code (ISO/IEC 18004, error correction level M) with its quiet zone of four modules. Immutable.</summary>
public sealed class QrCode
{
    private readonly bool[][] _rows;

    private QrCode(bool[][] rows) => _rows = rows;

    /// <summary>The number of modules on each side, with the quiet zone.</summary>
    public int Size => _rows.Length;

    /// <summary>True if a module is dark.</summary>
    /// <param name="x">From the left, from 0.</param>
    /// <param name="y">From the top, from 0.</param>
    public bool IsDark(int x, int y) => _rows[y][x];

    /// <summary>Creates the code of a text.</summary>
    /// <param name="text">At most 2331 bytes in UTF-8.</param>
    /// <exception cref="QRCoder.Exceptions.DataTooLongException">The text is longer.</exception>
    public static QrCode Create(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new QrCode([.. data.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())]);
    }

    /// <summary>Returns the dark modules as the path of an SVG: one unit for each module.</summary>
    public string ToPath()
    {
        StringBuilder path = new();
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var start = x;
                while (x < Size && IsDark(x, y))
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
                }
            }
        }

        return path.ToString();
    }

    /// <summary>Returns the code as lines for a terminal that understands ANSI colours: black on white, whatever its own colours are. Each character is two modules high.</summary>
    public IEnumerable<string> ToTerminalLines()
    {
        for (var y = 0; y < Size; y += 2)
        {
            StringBuilder line = new("\u001b[30;107m");
            for (var x = 0; x < Size; x++)
            {
                line.Append((IsDark(x, y), y + 1 < Size && IsDark(x, y + 1)) switch
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    _ => ' ',
                });
            }

            yield return line.Append("\u001b[0m").ToString();
        }
    }
}
