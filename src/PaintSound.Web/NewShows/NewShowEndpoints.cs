using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PaintSound.Core;
using PaintSound.Web.Responses;

namespace PaintSound.Web.NewShows;

/// <summary>Serves the page of a new show: what exists, what the chosen devices deliver, and the show file.</summary>
/// <param name="service">The functions of the page.</param>
internal sealed class NewShowEndpoints(INewShowService service)
{
    /// <summary>Adds the endpoints to a web application.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/new/parts.json", context => FreshResponse.SendJsonAsync(context, service.Parts));
        endpoints.MapGet("/new/previews.json", context => FreshResponse.SendJsonAsync(context, service.ReadPreviews()));
        endpoints.MapGet("/new/picture.jpg", SendPictureAsync);
        endpoints.MapPost("/new/search", async context => await FreshResponse.SendJsonAsync(context, await service.SearchAsync(context.RequestAborted)));
        endpoints.MapPost("/new/answers", async context => await AnswerAsync(context, service.Choose));
        endpoints.MapPost("/new/write", WriteAsync);
    }

    private Task SendPictureAsync(HttpContext context)
    {
        var after = long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var jpeg = service.ReadPicture(after, out var newest);
        context.Response.Headers["X-Frame"] = newest.ToString(CultureInfo.InvariantCulture);
        return FreshResponse.SendBytesAsync(context, jpeg, "image/jpeg");
    }

    private async Task WriteAsync(HttpContext context)
    {
        if (await AnswerAsync(context, service.Write))
        {
            await context.Response.CompleteAsync();
            service.End();
        }
    }

    /// <summary>Answers a request that contains the answers of the page.</summary>
    /// <returns>False if the request is refused: it is no JSON (400), or the answers are refused (422, with the sentence as <c>error</c>).</returns>
    private static async Task<bool> AnswerAsync<T>(HttpContext context, Func<NewShowAnswersDto, T> answer)
    {
        try
        {
            var answers = await JsonSerializer.DeserializeAsync<NewShowAnswersDto>(context.Request.Body, FreshResponse.Json, context.RequestAborted);
            if (answers is not null)
            {
                await FreshResponse.SendJsonAsync(context, answer(answers));
                return true;
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (PaintSoundException e)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await FreshResponse.SendJsonAsync(context, new { error = e.Message });
        }

        return false;
    }
}
