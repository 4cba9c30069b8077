namespace PaintSound.Media.Streams;

/// <summary>Runs blocking work, such as reading a pipe, on its own thread, so that it does not block the thread pool.</summary>
internal static class DedicatedThread
{
    /// <summary>Runs the work on a new background thread.</summary>
    /// <param name="name">Name of the thread in debuggers.</param>
    /// <param name="work">The work. An exception from it fails the returned task.</param>
    public static Task RunAsync(string name, Action work)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() =>
        {
            try
            {
                work();
                done.SetResult();
            }
            catch (OperationCanceledException e)
            {
                done.SetCanceled(e.CancellationToken);
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        })
        { IsBackground = true, Name = name };
        thread.Start();
        return done.Task;
    }
}
