using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Delivery;
using KompetenzBot.Sms.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Xunit;

namespace KompetenzBot.Tests.Sms.Events;

/// <summary>Which report counts, and which settings are refused.</summary>
public sealed class SmsEventRuleTests
{
    private const string Tenant = "5b1e0000-0000-4000-8000-000000000001";
    private static readonly DateTimeOffset Noon = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_has_arrived_has_arrived_whatever_comes_before_or_after() =>
        Assert.True(Receipt(false, 9).Or(Receipt(true, 1)).Or(Receipt(false, 5)).HasArrived);

    [Fact]
    public void Reports_come_to_the_same_in_whatever_order_and_however_often() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<(bool, byte)[]>().Filter(one => one.Length > 0),
        one =>
        {
            var reports = one.Select(report => Receipt(report.Item1, report.Item2)).ToArray();
            return reports.Aggregate((x, y) => x.Or(y)) == reports.Concat(reports).Reverse().Aggregate((x, y) => x.Or(y));
        }));

    [Theory]
    [InlineData(null, "", "", "")]
    [InlineData(null, Tenant, "api://x", "")]
    [InlineData("Sms:EventsTenantId", "stadt.example", "api://x", "")]
    [InlineData("Sms:EventsTenantId", "", "api://x", "")]
    [InlineData("Sms:EventsAudience", Tenant, "", "")]
    [InlineData("Sms:EventsAudience", Tenant, " ", "")]
    [InlineData("Sms:EventsOpenIdMetadataUrl", Tenant, "api://x", "http://login.example/keys")]
    [InlineData("Sms:EventsOpenIdMetadataUrl", Tenant, "api://x", "http://127.0.0.1/keys")]
    [InlineData("Sms:EventsOpenIdMetadataUrl", Tenant, "api://x", "keys")]
    public void Settings_that_would_let_in_everybody_or_nobody_are_refused(string? key, string tenant, string audience, string metadata)
    {
        var result = new SmsEventsValidator(new HostingEnvironment { EnvironmentName = Environments.Production })
            .Validate(null, new SmsEventsOptions { EventsTenantId = tenant, EventsAudience = audience, EventsOpenIdMetadataUrl = metadata });

        Assert.Equal(key is null, result.Succeeded);
        Assert.Contains(key ?? string.Empty, result.FailureMessage ?? string.Empty, StringComparison.Ordinal);
    }

    private static DeliveryReceipt Receipt(bool hasArrived, int minutes) => new(hasArrived, Noon.AddMinutes(minutes));
}
