using System.Buffers.Binary;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PaintSound.Web.Responses;

namespace PaintSound.Web.Takes;

/// <summary>Serves any moment of a take.</summary>
/// <param name="browser">The take.</param>
internal sealed class TakeEndpoints(ITakeBrowser browser)
{
    private const int MaxColumns = 8000;
    private const double MaxSoundSeconds = 30;
    private const int SampleRate = 16_000;

    /// <summary>Adds the endpoints to a web application.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/take/take.json", context => FreshResponse.SendJsonAsync(context, browser.Take));
        endpoints.MapGet("/take/controls.json", context => FreshResponse.SendJsonAsync(context, browser.ReadControls(Number(context, "at"))));
        endpoints.MapGet("/take/overview", context =>
        {
            context.Response.Headers["X-Complete"] = browser.IsOverviewComplete ? "1" : "0";
            return FreshResponse.SendBytesAsync(context, browser.Overview, FreshResponse.Binary);
        });
        endpoints.MapGet("/take/canvas", context => FreshResponse.SendBytesAsync(context, browser.ReadCanvas(Number(context, "at")), FreshResponse.Binary));
        endpoints.MapGet("/take/spectrogram", context =>
            FreshResponse.SendBytesAsync(context, browser.ReadSpectrogram(Number(context, "from"), (int)Math.Clamp(Number(context, "columns"), 1, MaxColumns)), FreshResponse.Binary));
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

        return FreshResponse.SendBytesAsync(context, bytes, FreshResponse.Binary);
    }
}
