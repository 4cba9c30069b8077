namespace PaintSound.Core.Choosing.Taste;

/// <summary>Solves systems with symmetric, positive definite matrices by Cholesky's factor. Matrices are stored row by row; only the lower half is read.</summary>
internal static class SymmetricMatrix
{
    /// <summary>Returns the lower triangle whose product with its transpose is the matrix.</summary>
    public static double[] Factor(double[] matrix, int size)
    {
        var factor = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * size) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= factor[(i * size) + k] * factor[(j * size) + k];
                }

                factor[(i * size) + j] = i == j ? Math.Sqrt(sum) : sum / factor[(j * size) + j];
            }
        }

        return factor;
    }

    /// <summary>Solves the system of a factored matrix.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="values">The right side; becomes the solution.</param>
    public static void Solve(double[] factor, double[] values)
    {
        var size = values.Length;
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                values[i] -= factor[(i * size) + k] * values[k];
            }

            values[i] /= factor[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                values[i] -= factor[(k * size) + i] * values[k];
            }

            values[i] /= factor[(i * size) + i];
        }
    }

    /// <summary>Returns the inverse of a factored matrix.</summary>
    public static double[] Invert(double[] factor, int size)
    {
        var inverse = new double[size * size];
        var column = new double[size];
        for (var i = 0; i < size; i++)
        {
            Array.Clear(column);
            column[i] = 1;
            Solve(factor, column);
            for (var k = 0; k < size; k++)
            {
                inverse[(k * size) + i] = column[k];
            }
        }

        return inverse;
    }
}
