using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>Delivery reports reach the bot with a token that it can check, and nobody else.</summary>
public sealed class SmsEventTests
{
    private const string NewTenant = """
          "ad app list"*) ;;
          "ad app create"*) printf 'audience\n' ;;
          "ad sp show --id audience"*) exit 3 ;;
          "ad sp create --id audience"*) printf 'webhook\n' ;;
          "ad sp show"*) printf 'event-grid\n' ;;
          "ad signed-in-user"*) printf 'me\n' ;;
        """;

    [Fact]
    public async Task Reports_come_with_a_token_for_the_audience_that_the_bot_is_told()
    {
        var templates = await Templates.LoadAsync();
        var properties = templates["modules/sms-events.bicep"].Resources.Single(resource => resource.Symbol == "reports").Body["properties"];
        var destination = properties["destination"]["properties"];
        var given = templates.Main.Modules.Single(module => module.Symbol == "smsEvents").Parameters;

        Assert.Equal("audience", destination["azureActiveDirectoryApplicationIdOrUri"].Text);
        Assert.Equal(Names(given["audience"]), Names(templates["modules/settings.bicep"].Variables["smsEventSettings"].Children[^1]["Sms__EventsAudience"]));
        Assert.Equal(Names(destination["azureActiveDirectoryTenantId"]), Names(templates["modules/settings.bicep"].Variables["smsEventSettings"].Children[^1]["Sms__EventsTenantId"]));
        Assert.Equal("/api/sms-events", given["endpoint"].Children[^1].Text);
        Assert.Equal(["Microsoft.Communication.SMSDeliveryReportReceived"], properties["filter"]["includedEventTypes"].Children.Select(type => type.Literal));
        Assert.Null(properties.Find("deadLetterDestination"));
    }

    [Fact]
    public async Task The_app_is_made_without_a_secret_and_only_Event_Grid_and_who_deploys_hold_its_role()
    {
        var (calls, output) = await AzStandIn.RunAsync("sms-events-app.sh", NewTenant, 0, "KompetenzBot delivery reports");

        Assert.Equal("audience", output);
        Assert.Single(calls, call => call.StartsWith("ad app create", StringComparison.Ordinal) && call.Contains("AzureEventGridSecureWebhookSubscriber", StringComparison.Ordinal));
        Assert.DoesNotContain(calls, call => call.Contains("credential", StringComparison.Ordinal));
        Assert.Single(calls, call => call.Contains("--method patch", StringComparison.Ordinal) && call.Contains("/servicePrincipals/webhook ", StringComparison.Ordinal) && call.Contains("\"appRoleAssignmentRequired\":true", StringComparison.Ordinal));
        Assert.Equal(["event-grid", "me"], calls.Where(IsAssignment).Select(PrincipalOf));
        Assert.All(calls.Where(IsAssignment), call => Assert.Contains("/servicePrincipals/webhook/appRoleAssignedTo", call, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_one_can_deploy_and_what_is_there_already_stays()
    {
        var (calls, output) = await AzStandIn.RunAsync(
            "sms-events-app.sh",
            """
              "ad app list"*) printf 'audience\n' ;;
              "ad sp show --id audience"*) printf 'webhook\n' ;;
              "ad sp show"*) printf 'event-grid\n' ;;
              *"--method get"*) printf 'event-grid\n' ;;
            """,
            0,
            "KompetenzBot delivery reports",
            "--writer",
            "pipeline");

        Assert.Equal("audience", output);
        Assert.Equal(["pipeline"], calls.Where(IsAssignment).Select(PrincipalOf));
        Assert.DoesNotContain(calls, call => call.Contains(" create ", StringComparison.Ordinal));
    }

    private static bool IsAssignment(string call) => call.Contains("--method post", StringComparison.Ordinal);

    private static string PrincipalOf(string call) => call.Split("\"principalId\":\"")[1].Split('"')[0];

    private static IEnumerable<string> Names(SyntaxNode value) => value.All.Where(node => node.Text.Length > 0).Select(node => node.Text);
}
