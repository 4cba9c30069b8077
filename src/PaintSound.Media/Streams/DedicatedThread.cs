namespace PaintSound.Media.Streams;

/// <summary>Work that mostly waits for a pipe runs on a thread of its own, so that the thread pool stays free.</summary>
internal static class DedicatedThread
{
    /// <summary>Runs the work to its end on a new background thread.</summary>
    /// <param name="name">Shown by debuggers.</param>
    /// <param name="work">What to do; its exception becomes the task's.</param>
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
