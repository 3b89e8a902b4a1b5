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
    private static readonly Type[] Types = typeof(BotHost).Assembly.GetTypes();

    [Fact]
    public async Task The_alerts_that_are_needed_are_there()
    {
        var alerts = (await Templates.LoadAsync())["modules/alerts.bicep"];
        var names = alerts.Variables.SelectMany(variable => variable.Value.Children).Where(alert => alert.Type == "object").Select(alert => alert["name"].Literal)
            .Concat(alerts.Resources.Select(resource => resource.Body["properties"].Find("displayName")?.Literal)).OfType<string>();

        Assert.Superset(new HashSet<string>(["poison-queue-not-empty", "delivery-failing", "reminders-overdue", "certificate-expiry"], StringComparer.Ordinal), names.ToHashSet(StringComparer.Ordinal));
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
    public async Task Everybody_who_is_told_is_told_of_every_alert() =>
        Assert.All(
            (await Templates.LoadAsync())["modules/alerts.bicep"].Resources,
            resource => Assert.Contains(resource.Body["properties"]["actions"].All, node => node.Text == "actionGroupId"));

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
