using System.Reflection;
using System.Runtime.CompilerServices;
using KompetenzBot.Platform.BotFramework;
using Xunit;

namespace KompetenzBot.Tests.Structure;

/// <summary>Dependencies point one way: composition to features and adapters, adapters to features, features to what is named here.</summary>
public sealed class DependencyTests
{
    private const string Cards = "Platform.AdaptiveCards";

    /// <summary>Every part of the application and the only parts that it may use.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Competences"] = [],
        ["Conversations"] = [Cards, "Platform.BotFramework"],
        ["Coordinators"] = ["Audit", "Conversations"],
        ["Delivery"] = ["Telemetry", "Audit", "Conversations", "Coordinators", Cards],
        ["Profiles"] = ["Audit", "Competences", "Conversations", "DutyHours", Cards],
        ["Audit"] = [],
        ["DutyHours"] = ["Conversations"],
        ["Privacy"] = ["Audit", "Competences", "Conversations", "Coordinators", "Delivery", "DutyHours", "Profiles", Cards],
        ["Registration"] = ["Audit", "Competences", "Conversations", "Coordinators", "DutyHours", "Privacy", "Profiles", Cards],
        ["Reminders"] = ["Audit", "Competences", "Conversations", "Delivery", "DutyHours", "Privacy", "Profiles", Cards],
        ["Settings"] = ["Audit", "Competences", "Conversations", "Coordinators", "Delivery", "DutyHours", Cards],
        ["Catalogues"] = ["Audit", "Competences", "Conversations", "Coordinators", "Delivery", "DutyHours", "Settings", Cards],
        ["Feedback"] = ["Audit", "Conversations", "Coordinators", "DutyHours", "Privacy", "Profiles", Cards],
        ["Recruiting"] = ["Audit", "Conversations", "Coordinators", "DutyHours", "Privacy", Cards],
        ["Alarms"] = ["Telemetry", "Audit", "Competences", "Conversations", "Coordinators", "Delivery", "DutyHours", "Privacy", "Profiles", "Settings", Cards, "Platform.Sms"],
        ["AnswerPage"] = ["Alarms", "Audit", "Competences", "Conversations", "Coordinators", "Delivery", "DutyHours", "Privacy", "Profiles"],
        ["Oversight"] = ["Alarms", "Audit", "Conversations", "Coordinators", "Delivery", "DutyHours", "Privacy", Cards],
        ["Storage"] =
            ["Telemetry", "Alarms", "AnswerPage", "Audit", "Competences", "Conversations", "Coordinators", "Delivery", "Diagnostics", "DutyHours", "Feedback", "Oversight", "Privacy", "Profiles", "Registration", "Reminders", "Settings", "Platform", "Platform.BotFramework", "Platform.Queues", "Platform.Tables"],
        ["Directory"] = ["Telemetry", "Conversations", "Coordinators", "Delivery", "DutyHours", "Profiles", "Reminders", "Platform", "Platform.Graph"],
        ["Sms"] = ["Telemetry", "AnswerPage", "Conversations", "Delivery", "Profiles", "Registration", "Platform", "Platform.BotFramework", "Platform.Sms"],
        ["Teams"] = ["Telemetry", "Conversations", "Delivery", "Platform", "Platform.BotFramework", Cards],
        ["Telemetry"] = [],
        ["Diagnostics"] = ["Alarms", "Conversations", "Coordinators", "Delivery", "DutyHours", "Profiles", "Registration", "Settings", "Telemetry", Cards],
    };

    /// <summary>What lies at the edge and is met there only.</summary>
    private static readonly Dictionary<string, string[]> Edges = new(StringComparer.Ordinal)
    {
        ["Azure."] = ["Directory", "Sms", "Storage", "Teams"],
        ["System.Net.Http."] = ["Directory", "Sms", "Teams"],
        ["Microsoft.AspNetCore.DataProtection."] = ["Sms", "Storage"],
        ["Microsoft.AspNetCore.Http."] = ["AnswerPage", "Sms", "Teams", "Diagnostics"],
        ["Microsoft.AspNetCore.Builder."] = ["AnswerPage", "Sms", "Teams", "Diagnostics"],
        ["OpenTelemetry."] = ["Diagnostics"],
        ["Polly."] = ["Teams"],
    };

    private static readonly Assembly Application = typeof(BotHost).Assembly;
    private static readonly Assembly Platform = typeof(Activity).Assembly;

    public static TheoryData<string> Parts => [.. Allowed.Keys];

    [Fact]
    public void Every_part_of_the_application_is_named_here() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Types().Select(PartOf).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_uses_only_what_it_may(string part)
    {
        var uses = from type in Types().Where(type => PartOf(type) == part)
                   from used in TypeUses.Of(type)
                   let other = PartOf(used)
                   where other is not null && other != part && !Allowed[part].Contains(other)
                   select $"{type} uses {used}";

        Assert.Empty(uses.Distinct());
    }

    [Fact]
    public void Conversations_take_only_the_address_of_a_chat_from_the_bot_framework() => Assert.Empty(
        from type in Types().Where(type => PartOf(type) == "Conversations")
        from used in TypeUses.Of(type)
        where used.Namespace == typeof(Activity).Namespace && used.Name is not ("ConversationReference" or "ChannelAccount" or "ConversationAccount")
        select $"{type} uses {used}");

    [Fact]
    public void No_two_parts_use_each_other() => Assert.Empty(
        from one in Allowed
        from other in one.Value
        where Allowed.TryGetValue(other, out var back) && back.Contains(one.Key)
        select $"{one.Key} and {other}");

    [Fact]
    public void Storage_network_and_web_types_stay_in_the_adapters() => Assert.Empty(
        (from type in Types()
         let part = PartOf(type)
         where part is not null
         from used in TypeUses.Of(type)
         from edge in Edges
         where $"{used.Namespace}.".StartsWith(edge.Key, StringComparison.Ordinal) && !edge.Value.Contains(part)
         select $"{type} uses {used}").Distinct());

    [Fact]
    public void Competences_are_pure() => Assert.Empty(
        from type in Types().Where(type => PartOf(type) == "Competences")
        from used in TypeUses.Of(type)
        where used.Namespace is { } name && (name.StartsWith("Microsoft.", StringComparison.Ordinal) || used == typeof(TimeProvider) || used == typeof(Task))
            && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        select $"{type} uses {used}");

    [Fact]
    public void The_platform_knows_nothing_of_the_application()
    {
        Assert.DoesNotContain(Platform.GetReferencedAssemblies(), reference => reference.Name == Application.GetName().Name);
        Assert.DoesNotContain(Platform.GetTypes(), type => type.Name.Contains("Volunteer", StringComparison.Ordinal) || type.Name.Contains("Alarm", StringComparison.Ordinal));
    }

    private static IEnumerable<Type> Types() => Application.GetTypes().Where(type => type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
        && (type.DeclaringType is not null || !type.IsDefined(typeof(CompilerGeneratedAttribute))));

    /// <summary>E.g. <c>Alarms</c> or <c>Platform.Tables</c>; null for composition and everything foreign.</summary>
    private static string? PartOf(Type type)
    {
        if (type.Assembly != Application && type.Assembly != Platform)
        {
            return null;
        }

        var parts = type.Namespace?.Split('.') ?? [];
        return parts switch
        {
            ["KompetenzBot", "Platform", var package, ..] => $"Platform.{package}",
            ["KompetenzBot", "Platform"] => "Platform",
            ["KompetenzBot", var part, ..] => part,
            _ => null,
        };
    }
}
