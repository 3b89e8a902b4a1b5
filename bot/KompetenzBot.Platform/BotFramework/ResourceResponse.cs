namespace KompetenzBot.Platform.BotFramework;

/// <summary>Body of a successful create, send or update: the id of what was created.</summary>
public sealed record ResourceResponse
{
    public string? Id { get; init; }
}
