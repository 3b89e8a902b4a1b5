namespace KompetenzBot.Directory;

/// <summary>Configuration section <c>Graph</c>.</summary>
public sealed class GraphOptions
{
    /// <summary>Microsoft Graph with its version; empty: the global service, or no directory at all where the bot's credential is that of development.</summary>
    public string BaseUrl { get; set; } = string.Empty;
}
