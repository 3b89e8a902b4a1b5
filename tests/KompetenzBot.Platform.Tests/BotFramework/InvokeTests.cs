using System.Net;
using System.Text.Json;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Platform.Tests.BotFramework;

public sealed class InvokeTests
{
    [Fact]
    public void A_tap_on_a_card_is_read()
    {
        var value = Invoke("""{"action":{"type":"Action.Execute","id":"yes","verb":"answer","data":{"alarm":"42"}},"trigger":"automatic"}""").GetAdaptiveCardInvokeValue();

        Assert.Equal(("answer", "yes", "automatic"), (value!.Action!.Verb, value.Action.Id, value.Trigger));
        Assert.Equal("42", value.Action.Data!.Value.GetProperty("alarm").GetString());
    }

    [Theory]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"action":"answer"}""")]
    [InlineData("""{"action":{"verb":7}}""")]
    [InlineData("""{"action":{"verb":"\ud800"}}""")]
    public void A_value_of_another_shape_is_none(string value) => Assert.Null(Invoke(value).GetAdaptiveCardInvokeValue());

    [Fact]
    public void A_search_is_read_and_answered()
    {
        var value = Invoke("""{"queryText":"gebä","queryOptions":{"skip":0,"top":15},"dataset":"competences"}""").GetSearchInvokeValue();
        Assert.Equal(("gebä", 15, "competences"), (value!.QueryText, value.QueryOptions!.Top, value.Dataset));

        var answer = SearchInvokeResponse.Results(Enumerable.Range(1, 20).Select(number => new SearchResult($"t{number}", $"v{number}")));
        var json = JsonSerializer.SerializeToElement(answer, BotFrameworkJson.Default.SearchInvokeResponse);
        Assert.Equal(200, json.GetProperty("statusCode").GetInt32());
        Assert.Equal("application/vnd.microsoft.search.searchResponse", json.GetProperty("type").GetString());
        Assert.Equal(15, json.GetProperty("value").GetProperty("results").GetArrayLength());
        Assert.Equal("""{"title":"t1","value":"v1"}""", json.GetProperty("value").GetProperty("results")[0].GetRawText());
    }

    [Fact]
    public void A_consent_to_a_file_is_read()
    {
        var value = Invoke("""{"type":"fileUpload","action":"accept","context":{"file":"1"},"uploadInfo":{"uploadUrl":"https://city.sharepoint.com/u","name":"a.csv"}}""")
            .GetFileConsentInvokeValue();

        Assert.Equal((FileConsentInvokeValue.Accept, "https://city.sharepoint.com/u"), (value!.Action, value.UploadInfo!.UploadUrl));
    }

    public static TheoryData<AdaptiveCardInvokeResponse, string> Responses => new()
    {
        {
            AdaptiveCardInvokeResponse.Card(JsonElement.Parse("""{"type":"AdaptiveCard"}""")),
            """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}"""
        },
        {
            AdaptiveCardInvokeResponse.Message("Danke"),
            """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Danke"}"""
        },
        {
            AdaptiveCardInvokeResponse.Error(HttpStatusCode.BadRequest, "Stale", "Diese Karte ist alt."),
            """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"Stale","message":"Diese Karte ist alt."}}"""
        },
        {
            AdaptiveCardInvokeResponse.Error(HttpStatusCode.PreconditionFailed, "SignIn", "Bitte anmelden."),
            """{"statusCode":412,"type":"application/vnd.microsoft.error.preconditionFailed","value":{"code":"SignIn","message":"Bitte anmelden."}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Responses), DisableDiscoveryEnumeration = true)]
    public void Answers_to_a_tap_have_the_shape_that_Teams_reads(AdaptiveCardInvokeResponse response, string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(response, BotFrameworkJson.Default.AdaptiveCardInvokeResponse));

    private static Activity Invoke(string value) =>
        JsonSerializer.Deserialize($$"""{"type":"invoke","value":{{value}}}""", BotFrameworkJson.Default.Activity)!;
}
