using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>Compares the checksums of the library's tables during a performance, so that the show begins before a large library is read.</summary>
/// <param name="show">Names the library.</param>
/// <param name="logger">Receives a message about damage.</param>
/// <param name="time">The session clock.</param>
internal sealed partial class TableVerificationService(ShowSettings show, ILogger<TableVerificationService> logger, TimeProvider time) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Reading must not hold the start up.
        await Task.Yield();
        try
        {
            await WorkLibrary.Open(show.Library).VerifyTablesAsync(time, stoppingToken);
        }
        catch (LibraryException damage)
        {
            // The show goes on: most of its selections are right.
            LogDamage(damage.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Message}")]
    private partial void LogDamage(string message);
}
