using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PaintSound.Web.Takes;

/// <summary>Serves any moment of a take.</summary>
/// <param name="browser">The take.</param>
internal sealed class TakeEndpoints(ITakeBrowser browser)
{
    private const int MaxColumns = 8000;
    private const double MaxSoundSeconds = 30;
    private const int SampleRate = 16_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Adds the endpoints to a web application.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/take/take.json", context => SendJsonAsync(context, browser.Take));
        endpoints.MapGet("/take/controls.json", context => SendJsonAsync(context, browser.ReadControls(Number(context, "at"))));
        endpoints.MapGet("/take/overview", context =>
        {
            context.Response.Headers["X-Complete"] = browser.IsOverviewComplete ? "1" : "0";
            return SendBytesAsync(context, browser.Overview);
        });
        endpoints.MapGet("/take/canvas", context => SendBytesAsync(context, browser.ReadCanvas(Number(context, "at")) is { } frame ? frame.AsMemory() : null));
        endpoints.MapGet("/take/spectrogram", context =>
            SendBytesAsync(context, browser.ReadSpectrogram(Number(context, "from"), (int)Math.Clamp(Number(context, "columns"), 1, MaxColumns))));
        endpoints.MapGet("/take/brush", context => SendSoundAsync(context, isMusic: false));
        endpoints.MapGet("/take/music", context => SendSoundAsync(context, isMusic: true));
    }

    private static double Number(HttpContext context, string name) =>
        double.TryParse(context.Request.Query[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;

    /// <summary>Sends sound as samples of 16 bits, little-endian.</summary>
    private Task SendSoundAsync(HttpContext context, bool isMusic)
    {
        var samples = browser.ReadSound(isMusic, Number(context, "from"), (int)(Math.Clamp(Number(context, "seconds"), 0.1, MaxSoundSeconds) * SampleRate));
        var bytes = new byte[samples.Length * sizeof(short)];
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * sizeof(short)), (short)Math.Clamp(samples[i] * short.MaxValue, short.MinValue, short.MaxValue));
        }

        return SendBytesAsync(context, bytes);
    }

    private static Task SendJsonAsync<T>(HttpContext context, T content)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(content, Json, context.RequestAborted);
    }

    /// <summary>Sends bytes, or no content.</summary>
    private static Task SendBytesAsync(HttpContext context, ReadOnlyMemory<byte>? content)
    {
        if (content is not { } bytes)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
