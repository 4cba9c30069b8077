using Microsoft.Extensions.Hosting;
using PaintSound.Performance.Loading;
using PaintSound.Understudy;
using PaintSound.Understudy.Messages;
using PaintSound.Understudy.Network;
using PaintSound.Worker.Hosting;

namespace PaintSound.Worker.Following;

/// <summary>
/// Waits at the start of an understudy for its leader, checks that both have the same library and networks, and sets the start of the performance. So
/// both have the same clock.
/// </summary>
/// <param name="client">Connects to the leader.</param>
/// <param name="session">Receives the identity of the performance.</param>
/// <param name="start">Receives the start of the performance.</param>
/// <param name="factory">The library and the networks.</param>
/// <param name="output">Receives the output for people.</param>
/// <param name="time">The session clock.</param>
internal sealed class JoiningService(
    UnderstudyClient client, SessionIdentity session, SessionStart start, PerformanceFactory factory, TextWriter output, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(0.5);

    /// <summary>Waits for the leader until it is there or the person stops.</summary>
    /// <exception cref="UnderstudyException">The leader refuses the understudy, or has another library.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var attempt = await client.ConnectAsync(cancellationToken);
            attempt.Connection?.Dispose();
            if (attempt.Welcome is { } welcome)
            {
                Check(welcome);
                session.Id = welcome.Session;
                start.SetElapsed(welcome.Elapsed);
                await output.WriteLineAsync($"Understudy of {welcome.Name} ({client.Target}). This worker sends nothing until it takes over.");
                return;
            }

            if (isFirst)
            {
                await output.WriteLineAsync($"Waiting for {client.Target}: {attempt.Problem.TrimEnd('.')}. Start the show there first. Its show file needs 'understudy'.");
            }

            await Task.Delay(RetryInterval, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Check(WelcomeMessage welcome)
    {
        if (welcome.LibraryHash != factory.ComputeLibraryHash())
        {
            throw new UnderstudyException($"{welcome.Name} has another library. Copy its library folder to this computer, and start the understudy again.");
        }

        if (!welcome.Networks.SequenceEqual(factory.NetworkHashes, StringComparer.Ordinal))
        {
            throw new UnderstudyException($"{welcome.Name} uses other networks. Install the same version of PaintSound and copy the folders of 'models', and start the understudy again.");
        }
    }
}
