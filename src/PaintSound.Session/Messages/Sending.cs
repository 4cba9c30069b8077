namespace PaintSound.Session.Messages;

/// <summary>Sends without waiting.</summary>
internal static class Sending
{
    /// <summary>Lets a message go. A connection that ends lets everything fail that was on its way; both sides notice the end by themselves.</summary>
    public static void Forget(this Task sending) => _ = sending.ContinueWith(
        failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
