using System.Net;
using KompetenzBot.AnswerPage;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.AnswerPage;

/// <summary>A phone on which somebody opens the link of a text message.</summary>
internal sealed class LinkedPhone(HttpClient http, string token)
{
    /// <summary>Where links lead in the tests.</summary>
    public const string BaseUrl = "https://alarm.stadt.example";

    public string Token => token;

    /// <summary>A phone with a new link to the only alarm of the scene.</summary>
    public static async Task<LinkedPhone> WithLinkAsync(Scene scene, SimulatedUser user, TimeSpan? valid = null)
    {
        var links = scene.Bot.Services.GetRequiredService<IAnswerLinks>();
        var link = await links.CreateAsync(SmsLinkKind.Answer, await AlarmAsync(scene), UserId.Parse(user.AadObjectId), scene.Now + (valid ?? TimeSpan.FromDays(14)), TestContext.Current.CancellationToken);
        Assert.Equal($"{BaseUrl}/a/{link.Token}", link.Url.ToString());
        return new LinkedPhone(scene.Bot.Client, link.Token);
    }

    public static async Task<WorkId> AlarmAsync(Scene scene) => new((await scene.Storage.RowsAsync("Alarms")).Single(row => row.RowKey == "alarm").PartitionKey);

    /// <summary>The page as it is now.</summary>
    public async Task<string> OpenAsync(string query = "")
    {
        using var response = await GetAsync(query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await TextAsync(response);
    }

    public Task<HttpResponseMessage> GetAsync(string query = "") => http.GetAsync(new Uri($"a/{token}{query}", UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Presses a button; the page to which that leads.</summary>
    public async Task<string> SendAsync(params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(fields);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await TextAsync(response);
    }

    public async Task<HttpResponseMessage> PostAsync(IEnumerable<(string Name, string Value)> fields, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"a/{token}", UriKind.Relative));
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> TextAsync(HttpResponseMessage response) => WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
