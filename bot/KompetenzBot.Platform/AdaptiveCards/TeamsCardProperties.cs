using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>
/// The <c>msteams</c> member of a card
/// (<see href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format">format of cards in Teams</see>).
/// </summary>
public sealed record TeamsCardProperties
{
    public TeamsCardWidth? Width { get; init; }
}

/// <summary>Left out, Teams shows a card at its narrow default width.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TeamsCardWidth>))]
public enum TeamsCardWidth
{
    Full,
}
