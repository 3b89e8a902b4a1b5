using System.Reflection;
using System.Text.Json;
using KompetenzBot.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>Alerts look for what the bot really says.</summary>
public sealed partial class AlertTests
{
    private static readonly string[] Waking = ["voiceReceivers", "smsReceivers", "webhookReceivers"];
    private static readonly Type[] Types = typeof(BotHost).Assembly.GetTypes();

    [Fact]
    public async Task The_alerts_that_are_needed_are_there()
    {
        var names = Alerts.In(await Templates.LoadAsync()).Keys.ToHashSet(StringComparer.Ordinal);

        Assert.Superset(new HashSet<string>(["poison-queue-not-empty", "delivery-failing", "reminders-overdue", "certificate-expiry", "copy-missing"], StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task What_stays_wrong_is_said_again_within_the_window_of_its_alert()
    {
        var alerts = await LogAlertsAsync();
        var again = TimeSpan.FromMinutes(15);

        Assert.All(
            [("poison-queue-not-empty", "{Count} pointers of queue {Queue} lie in its poison queue."), ("certificate-expiry", "The certificate that wraps the key ring expires in {Days} days."), ("reminders-overdue", "{Count} reminders, pauses or erasures are due for more than a day.")],
            standing =>
            {
                var alert = alerts.Single(one => one["name"].Literal == standing.Item1);
                Assert.Contains(standing.Item2, alert["messages"].Children.Select(message => message.Literal));
                Assert.InRange(System.Xml.XmlConvert.ToTimeSpan(alert["window"].Literal!), again + TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
            });
    }

    [Fact]
    public async Task One_instance_of_several_wakes_nobody()
    {
        var alerts = (await Templates.LoadAsync())["modules/alerts.bicep"].Variables["metricAlerts"].Children.Where(alert => alert["metric"].Literal == "HealthCheckStatus")
            .Select(alert => (alert["name"].Literal, alert["severity"].Text, alert["operator"].Literal, alert["threshold"].Text, alert["window"].Literal));

        Assert.Equal([("instances-not-ready", "0", "LessThan", "50", "PT15M"), ("instance-not-ready", "2", "LessThan", "100", "PT30M")], alerts);
    }

    [Fact]
    public async Task Windows_are_those_that_Azure_knows()
    {
        var alerts = (await Templates.LoadAsync())["modules/alerts.bicep"];

        Assert.All(alerts.Variables["metricAlerts"].Children, alert => Assert.Contains(alert["window"].Literal, (string[])["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"]));
    }

    [Fact]
    public async Task Every_message_that_an_alert_looks_for_is_logged_by_the_bot()
    {
        var logged = Types.SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var wanted = (await LogAlertsAsync()).SelectMany(alert => alert["messages"].Children).Select(message => message.Literal!).ToArray();

        Assert.NotEmpty(wanted);
        Assert.Empty(wanted.Except(logged));
    }

    [Fact]
    public async Task Every_task_that_an_alert_names_exists()
    {
        var tasks = Types.Where(type => type.IsAssignableTo(typeof(IRecurringTask))).Select(type => type.Name);
        var named = (await Templates.LoadAsync())["modules/alerts.bicep"].Variables["upkeep"].Children.Select(task => task.Literal!).ToArray();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(tasks));
    }

    [Fact]
    public async Task The_message_about_a_failed_task_names_it_as_the_query_reads_it()
    {
        var template = (await Templates.LoadAsync())["modules/alerts.bicep"];
        var query = string.Concat(template.Root.All.Where(node => node.Type == "string_content").Select(node => node.Text));

        Assert.Contains("Line.State.Task", query, StringComparison.Ordinal);
        Assert.All(
            (await LogAlertsAsync()).Where(alert => alert["tasks"].Type == "identifier" || alert["otherTasks"].Type == "identifier"),
            alert => Assert.All(alert["messages"].Children, message => Assert.Contains("{Task}", message.Literal, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_line_of_the_log_has_the_form_that_the_queries_read()
    {
        var format = (await Templates.LoadAsync())["modules/settings.bicep"].Variables["platform"]["Logging__Console__FormatterName"].Literal;
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddConsole()).BuildServiceProvider();
        using var line = new StringWriter();
        Log.Failed(new FormattedLog(services.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == format), line), "ReminderPlanner");

        var state = JsonDocument.Parse(line.ToString()).RootElement.GetProperty("State");

        Assert.StartsWith("{", line.ToString(), StringComparison.Ordinal);
        Assert.Equal("{Task} failed; it is tried again at its next turn.", state.GetProperty("{OriginalFormat}").GetString());
        Assert.Equal("ReminderPlanner", state.GetProperty("Task").GetString());
    }

    [Fact]
    public async Task Everybody_is_told_of_every_alert_and_woken_by_what_cannot_wait()
    {
        var templates = await Templates.LoadAsync();
        var resources = templates["modules/alerts.bicep"].Resources;

        Assert.All(resources, resource => Assert.Contains(resource.Body["properties"]["actions"].All, node => node.Text == "actionGroupId"));
        Assert.All(
            resources.Where(resource => resource.Body["properties"].Find("severity")?.Type != "number"),
            resource =>
            {
                var group = resource.Body["properties"]["actions"].All.Single(node => node.Type == "ternary_expression");
                Assert.Equal(["alert", "severity", "0", "atOnceActionGroupId", "actionGroupId"], group.All.Select(node => node.Text).Where(text => text.Length > 0));
                Assert.Contains("==", group.Children[0].Tokens);
            });
        Assert.DoesNotContain(resources, resource => resource.Body["properties"].Find("severity")?.Text == "0");

        var groups = templates["modules/monitoring.bicep"].Resources.Where(resource => resource.Type == "Microsoft.Insights/actionGroups").ToDictionary(resource => resource.Symbol, resource => resource.Body["properties"], StringComparer.Ordinal);
        Assert.All(groups.Values, group => Assert.Contains(group["emailReceivers"].All, node => node.Text == "alertEmails"));
        Assert.Equal(["alertCalls", "alertTexts", "alertWebhook"], Waking.Select(receivers => groups["onDuty"][receivers].All.First(node => node.Text.StartsWith("alert", StringComparison.Ordinal)).Text));
        Assert.DoesNotContain(groups["people"].Properties, property => Waking.Contains(property.Key));
    }

    [Fact]
    public async Task Production_names_somebody_who_wakes_up()
    {
        var production = (await Templates.LoadAsync())["production.bicepparam"];

        Assert.Contains(production.Variables, given => given.Key is "alertCalls" or "alertTexts" && given.Value.Children.Count > 0);
    }

    [Fact]
    public async Task The_address_of_a_webhook_is_treated_as_a_secret()
    {
        var templates = await Templates.LoadAsync();

        Assert.All((BicepFile[])[templates.Main, templates["modules/monitoring.bicep"]], file => Assert.NotNull(file.Decorator("alertWebhook", "secure")));
        Assert.All(templates.ParameterFiles, file => Assert.DoesNotContain("alertWebhook", file.Variables.Keys));
    }

    private static async Task<SyntaxNode[]> LogAlertsAsync() => [.. (await Templates.LoadAsync())["modules/alerts.bicep"].Variables["logAlerts"].Children];

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Task} failed; it is tried again at its next turn.")]
        public static partial void Failed(ILogger logger, string task);
    }

    private sealed class FormattedLog(ConsoleFormatter formatter, TextWriter writer) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatState) =>
            formatter.Write(new LogEntry<TState>(logLevel, "Delivery", eventId, state, exception, formatState), null, writer);
    }
}
